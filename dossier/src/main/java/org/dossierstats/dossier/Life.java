package org.dossierstats.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dossierstats.dossier.State.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What became of a dossier, step by step in time, and what in its events breaks sense; both empty if it was voided.
 *
 * <p>Corrections act on the acceptance, and nothing that needs an acceptance happens before it: dated earlier, it takes effect with it.
 */
public record Life(List<Step> steps, List<Anomaly> anomalies) {
    private static final Life NEVER = new Life(List.of(), List.of());

    /** What one event made of the dossier, and when. */
    public record Step(Instant time, State before, State after) {}

    /**
     * A life that went on, with nothing that was before being changed.
     *
     * @param steps how many of the steps there were before
     * @param anomalies how many of the anomalies
     */
    public record Growth(Life life, int steps, int anomalies) {}

    static Life of(Dossier dossier, Rules rules) {
        Walk walk = walk(dossier, rules);
        return walk == null ? NEVER : walk.over(dossier.events());
    }

    /** How the earlier dossier went on to be the later; null if the events in between may have changed what was before. */
    public static @Nullable Growth growth(Dossier earlier, Dossier later, Rules rules) {
        if (!later.goesOnFrom(earlier) || changesWhatWas(later.events())) {
            return null;
        }
        Walk walk = walk(later, rules);
        return walk == null ? new Growth(NEVER, 0, 0) : walk.growth(later.events());
    }

    /** Whether the last event acts on those before it. */
    private static boolean changesWhatWas(List<Event> events) {
        List<Event> before = events.subList(0, events.size() - 1);
        return switch (events.get(events.size() - 1).type()) {
            case CORRECTED, VOIDED -> true;
            case ACCEPTED ->
                before.stream()
                        .map(Event::type)
                        .anyMatch(type -> type.followsAcceptance() || type == EventType.CORRECTED);
            case SUBMITTED,
                    REFUSED,
                    FORWARDED,
                    SUPPLEMENT_REQUESTED,
                    SUPPLEMENT_RECEIVED,
                    PAYMENT_REQUESTED,
                    PAYMENT_RECEIVED,
                    SUSPENDED,
                    RESUMED,
                    EXTENDED,
                    WITHDRAWN,
                    STOPPED,
                    COMPLETED,
                    RETURNED,
                    REOPENED -> false;
        };
    }

    /** Null if it was voided. */
    private static @Nullable Walk walk(Dossier dossier, Rules rules) {
        List<Event> events = dossier.events();
        Event acceptance = null;
        Change.Corrected correction = null;
        Set<EventId> seen = new HashSet<>();
        for (Event event : events) {
            Change change = event.change();
            if (!seen.add(event.id())) {
                continue;
            }
            if (change instanceof Change.Voided) {
                return null;
            } else if (change instanceof Change.Accepted && acceptance == null) {
                acceptance = event;
            } else if (change instanceof Change.Corrected later) {
                correction = correction == null ? later : later.over(correction);
            }
        }
        return new Walk(dossier, acceptance, correction, rules);
    }

    /** One pass over the events in the order they take effect. */
    private static final class Walk {
        private final Dossier dossier;
        private final @Nullable Event acceptance;
        private final Change.@Nullable Corrected correction;
        private final Rules rules;
        private final List<Step> steps = new ArrayList<>();
        private final List<Anomaly> anomalies = new ArrayList<>(0);
        private final List<Event> awaiting = new ArrayList<>(0);
        private final Set<EventId> seen = new HashSet<>();
        private State state = State.UNKNOWN;
        private @Nullable Instant lastInstant;
        private Status beforeInstant = Status.UNKNOWN;

        Walk(Dossier dossier, @Nullable Event acceptance, Change.@Nullable Corrected correction, Rules rules) {
            this.dossier = dossier;
            this.acceptance = acceptance;
            this.correction = correction;
            this.rules = rules;
        }

        Growth growth(List<Event> events) {
            int last = events.size() - 1;
            over(events.subList(0, last));
            int stepsBefore = steps.size();
            int anomaliesBefore = anomalies.size();
            return new Growth(over(events.subList(last, last + 1)), stepsBefore, anomaliesBefore);
        }

        Life over(List<Event> events) {
            for (Event event : events) {
                if (!seen.add(event.id())) {
                    anomaly(Anomaly.Kind.CONFLICTING_EVENTS, event, event.time());
                } else if (event.equals(acceptance)) {
                    accept(event);
                } else if (acceptance != null
                        && event.type().followsAcceptance()
                        && Event.ORDER.compare(event, acceptance) < 0) {
                    awaiting.add(event);
                } else {
                    happen(event, event.change());
                }
            }
            return new Life(steps, anomalies);
        }

        private void accept(Event event) {
            Change.Accepted accepted = (Change.Accepted) event.change();
            happen(event, correction == null ? accepted : accepted.as(correction));
            Due due = state.due();
            if (due != null && rules.day(due) < rules.day(event.time())) {
                anomaly(Anomaly.Kind.DUE_BEFORE_ACCEPTANCE, event, event.time());
            }
            for (Event earlier : awaiting) {
                step(event.time(), earlier.change());
                anomaly(
                        earlier.type().closes()
                                ? Anomaly.Kind.RESOLVED_BEFORE_ACCEPTED
                                : Anomaly.Kind.ILLEGAL_TRANSITION,
                        earlier,
                        event.time());
            }
        }

        private void happen(Event event, Change change) {
            Status before = state.status();
            if (!event.time().equals(lastInstant)) {
                lastInstant = event.time();
                beforeInstant = before;
            }
            step(event.time(), change);
            if (!makesSense(event.type(), before)) {
                anomaly(Anomaly.Kind.ILLEGAL_TRANSITION, event, event.time());
            }
            if (dossier.cameAhead(event)) {
                ahead(event);
            }
        }

        private boolean makesSense(EventType type, Status before) {
            return type == EventType.CORRECTED
                    ? acceptance != null
                    : Transitions.makesSense(type, before) || endsWaitOfThisInstant(type);
        }

        /** Told with the same instant, the step that follows a wait sorts before its end. */
        private boolean endsWaitOfThisInstant(EventType type) {
            return type.endsWait() && Transitions.makesSense(type, beforeInstant);
        }

        private void ahead(Event event) {
            if (event.type() == EventType.ACCEPTED) {
                anomaly(Anomaly.Kind.ACCEPTED_IN_FUTURE, event, event.time());
            } else if (event.type().closes()) {
                anomaly(Anomaly.Kind.RESOLVED_IN_FUTURE, event, event.time());
            }
        }

        /** A closing of what was never accepted has a name of its own. */
        private void anomaly(Anomaly.Kind kind, Event event, Instant time) {
            boolean neverReceived = kind == Anomaly.Kind.ILLEGAL_TRANSITION
                    && acceptance == null
                    && (event.type() == EventType.COMPLETED || event.type() == EventType.RETURNED);
            anomalies.add(new Anomaly(
                    neverReceived ? Anomaly.Kind.COMPLETED_WITHOUT_ACCEPTANCE : kind, event, time, state.attributes()));
        }

        private void step(Instant time, Change change) {
            State after = change.after(state, new Moment(time, rules));
            if (!after.equals(state)) {
                steps.add(new Step(time, state, after));
                state = after;
            }
        }
    }
}
