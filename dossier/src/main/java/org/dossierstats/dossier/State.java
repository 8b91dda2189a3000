package org.dossierstats.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dossier at an instant. Its methods are the moves of a life; one that does not fit the state leaves it as it is, so that any
 * events in any order give a state.
 *
 * @param due the due date in force
 * @param originalDue the due date of the acceptance, moved only by the time the clock rested
 * @param restingSince since when the clock rests that is to move the due date; null while it runs
 * @param outcome how it was closed, if it is
 */
public record State(
        Status status,
        Attributes attributes,
        @Nullable Due due,
        @Nullable Due originalDue,
        @Nullable Instant restingSince,
        @Nullable Outcome outcome) {

    /** Before the first event. */
    public static final State UNKNOWN = new State(Status.UNKNOWN, Attributes.UNKNOWN, null, null, null, null);

    /** When a move is made, and under which rules. */
    public record Moment(Instant time, Rules rules) {}

    State submitted(Amendment amendment) {
        return status == Status.UNKNOWN ? before(Status.SUBMITTED, amendment.of(attributes)) : this;
    }

    /** Promised nothing, it is due as its procedure's limit says. */
    State accepted(Attributes accepted, @Nullable Due promised, Moment at) {
        if (status.isAccepted()) {
            return this;
        }
        Due due = promised == null ? at.rules().dueByLimit(accepted.procedure(), at.time()) : promised;
        return new State(Status.ACCEPTED, accepted, due, due, null, null);
    }

    /** Before acceptance: not taken in. After it (a supplement that never came): ended by the office. */
    State refused(Amendment amendment, Moment at) {
        return status.isAccepted()
                ? closed(Status.STOPPED, Outcome.STOPPED, at)
                : before(Status.REFUSED, amendment.of(attributes));
    }

    State forwarded(@Nullable String agency, Moment at) {
        State forwarded = inOpen(Status.IN_PROCESS, at);
        return agency == null || !status.isOpen() ? forwarded : forwarded.with(attributes.withAgency(agency));
    }

    State paused(Status pause, Moment at) {
        return inOpen(pause, at);
    }

    /** The clock runs again, to a new due date if one is named. */
    State resumed(@Nullable Due newDue, Moment at) {
        return inOpen(Status.IN_PROCESS, at).withDue(newDue, at);
    }

    State extended(Due newDue, Moment at) {
        return withDue(newDue, at);
    }

    State closed(Status closing, Outcome how, Moment at) {
        return status.isOpen() ? inOpen(closing, at).with(how) : this;
    }

    State withdrawn(Moment at) {
        if (status.isAccepted()) {
            return closed(Status.WITHDRAWN, Outcome.WITHDRAWN, at);
        }
        return status == Status.SUBMITTED ? before(Status.CANCELLED, attributes) : this;
    }

    /** The result is handed over; where nobody said so before, that also completes it. */
    State returned(Moment at) {
        return status == Status.COMPLETED
                ? new State(Status.RETURNED, attributes, due, originalDue, null, outcome)
                : closed(Status.RETURNED, Outcome.COMPLETED, at);
    }

    State reopened(@Nullable Due newDue, Moment at) {
        return status.isClosed()
                ? new State(Status.IN_PROCESS, attributes, due, originalDue, null, null).withDue(newDue, at)
                : this;
    }

    private State before(Status waiting, Attributes known) {
        return new State(waiting, known, null, null, null, null);
    }

    /** Of an open dossier: the clock stops or runs on as the rules say, and the due date moves by the time it rested. */
    private State inOpen(Status next, Moment at) {
        if (!status.isOpen()) {
            return this;
        }
        if (at.rules().pauses(next)) {
            Instant since = restingSince == null ? at.time() : restingSince;
            return new State(next, attributes, due, originalDue, since, null);
        }
        return new State(next, attributes, moved(due, at), moved(originalDue, at), null, null);
    }

    private @Nullable Due moved(@Nullable Due from, Moment at) {
        return from == null || restingSince == null ? from : at.rules().afterRest(from, restingSince, at.time());
    }

    /** A due date named while the clock rests holds as of then: only what it rests from then on will move it. */
    private State withDue(@Nullable Due newDue, Moment at) {
        if (newDue == null || !status.isOpen()) {
            return this;
        }
        Instant since = restingSince == null ? null : at.time();
        return new State(status, attributes, newDue, moved(originalDue, at), since, outcome);
    }

    private State with(Attributes changed) {
        return new State(status, changed, due, originalDue, restingSince, outcome);
    }

    private State with(Outcome how) {
        return new State(status, attributes, due, originalDue, restingSince, how);
    }
}
