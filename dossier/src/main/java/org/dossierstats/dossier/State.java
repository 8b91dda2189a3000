package org.dossierstats.dossier;

import org.jspecify.annotations.Nullable;

/**
 * A dossier at an instant. Its methods are the moves of a life; one that does not fit the state leaves it as it is, so that any
 * events in any order give a state.
 *
 * @param due the due date in force
 * @param originalDue the due date of the acceptance
 * @param outcome how it was closed, if it is
 */
public record State(
        Status status,
        Attributes attributes,
        @Nullable Due due,
        @Nullable Due originalDue,
        @Nullable Outcome outcome) {

    /** Before the first event. */
    public static final State UNKNOWN = new State(Status.UNKNOWN, Attributes.UNKNOWN, null, null, null);

    State submitted(Amendment amendment) {
        return status == Status.UNKNOWN
                ? new State(Status.SUBMITTED, amendment.of(attributes), null, null, null)
                : this;
    }

    State accepted(Attributes accepted, @Nullable Due promised) {
        return status.isAccepted() ? this : new State(Status.ACCEPTED, accepted, promised, promised, null);
    }

    /** Before acceptance: not taken in. After it (a supplement that never came): ended by the office. */
    State refused(Amendment amendment) {
        if (status.isAccepted()) {
            return closed(Status.STOPPED, Outcome.STOPPED);
        }
        return new State(Status.REFUSED, amendment.of(attributes), null, null, null);
    }

    State forwarded(@Nullable String agency) {
        return inOpen(
                agency == null
                        ? to(Status.IN_PROCESS)
                        : new State(Status.IN_PROCESS, attributes.withAgency(agency), due, originalDue, null));
    }

    /** The clock stops. */
    State paused(Status pause) {
        return inOpen(to(pause));
    }

    /** The clock runs again, to a new due date if one is named. */
    State resumed(@Nullable Due newDue) {
        return inOpen(to(Status.IN_PROCESS).withDue(newDue));
    }

    State extended(Due newDue) {
        return inOpen(withDue(newDue));
    }

    State closed(Status closing, Outcome how) {
        return inOpen(new State(closing, attributes, due, originalDue, how));
    }

    State withdrawn() {
        if (!status.isAccepted()) {
            return status == Status.UNKNOWN ? this : to(Status.CANCELLED);
        }
        return closed(Status.WITHDRAWN, Outcome.WITHDRAWN);
    }

    /** The result is handed over; where nobody said so before, that also completes it. */
    State returned() {
        return status == Status.COMPLETED ? to(Status.RETURNED) : closed(Status.RETURNED, Outcome.COMPLETED);
    }

    State reopened(@Nullable Due newDue) {
        return status.isClosed()
                ? new State(Status.IN_PROCESS, attributes, due, originalDue, null).withDue(newDue)
                : this;
    }

    private State inOpen(State next) {
        return status.isOpen() ? next : this;
    }

    private State to(Status next) {
        return new State(next, attributes, due, originalDue, outcome);
    }

    private State withDue(@Nullable Due newDue) {
        return newDue == null ? this : new State(status, attributes, newDue, originalDue, outcome);
    }
}
