package org.dossierstats.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dossier (hồ sơ): the fold over its events. Events are kept in the order they happened, each once, so that the same set of events
 * gives the same dossier whatever order and however often they arrived. Immutable.
 */
public final class Dossier {
    /** A dossier nothing is known of. */
    public static final Dossier NONE = new Dossier(List.of());

    private final List<Event> events;

    private Dossier(List<Event> events) {
        this.events = events;
    }

    /** The dossier to which all these events happened. */
    public static Dossier of(Collection<Event> events) {
        Dossier dossier = NONE;
        for (Event event : events) {
            dossier = dossier.with(event);
        }
        return dossier;
    }

    /** From events that {@link #events} once gave. */
    public static Dossier inOrder(List<Event> events) {
        return new Dossier(List.copyOf(events));
    }

    /** In the order they happened. */
    public List<Event> events() {
        return events;
    }

    /**
     * The dossier to which this happened too; the same object if nothing is new.
     *
     * <p>Of two events with one id but different content the one that sorts first counts: any arrival order must come to the same.
     */
    public Dossier with(Event event) {
        int place = events.size();
        for (int i = 0; i < events.size(); i++) {
            Event known = events.get(i);
            if (known.id().equals(event.id())) {
                return Event.ORDER.compare(known, event) <= 0
                        ? this
                        : without(i).with(event);
            }
        }
        while (place > 0 && Event.ORDER.compare(events.get(place - 1), event) > 0) {
            place--;
        }
        List<Event> more = new ArrayList<>(events.size() + 1);
        more.addAll(events);
        more.add(place, event);
        return new Dossier(List.copyOf(more));
    }

    private Dossier without(int index) {
        List<Event> fewer = new ArrayList<>(events);
        fewer.remove(index);
        return new Dossier(List.copyOf(fewer));
    }

    /** What one event made of the dossier, and when. */
    public record Step(Instant time, State before, State after) {}

    /**
     * The life of the dossier, step by step in time; empty if it was voided. Corrections act on the acceptance, and nothing that
     * needs an acceptance happens before it: dated earlier, it takes effect with it.
     */
    public List<Step> steps() {
        Event acceptance = null;
        Change.Corrected correction = null;
        for (Event event : events) {
            Change change = event.change();
            if (change instanceof Change.Voided) {
                return List.of();
            } else if (change instanceof Change.Accepted && acceptance == null) {
                acceptance = event;
            } else if (change instanceof Change.Corrected later) {
                correction = correction == null ? later : later.over(correction);
            }
        }
        return new Walk(acceptance, correction).over(events);
    }

    /** One pass over the events in the order they take effect. */
    private static final class Walk {
        private final @Nullable Event acceptance;
        private final Change.@Nullable Corrected correction;
        private final List<Step> steps = new ArrayList<>();
        private State state = State.UNKNOWN;

        Walk(@Nullable Event acceptance, Change.@Nullable Corrected correction) {
            this.acceptance = acceptance;
            this.correction = correction;
        }

        List<Step> over(List<Event> events) {
            for (Event event : events) {
                if (event.equals(acceptance)) {
                    step(event.time(), asCorrected(event.change()));
                    events.stream()
                            .takeWhile(earlier -> !earlier.equals(event))
                            .filter(earlier -> earlier.type().followsAcceptance())
                            .forEach(earlier -> step(event.time(), earlier.change()));
                } else if (!awaitsAcceptance(event)) {
                    step(event.time(), event.change());
                }
            }
            return steps;
        }

        private boolean awaitsAcceptance(Event event) {
            return acceptance != null && event.type().followsAcceptance() && Event.ORDER.compare(event, acceptance) < 0;
        }

        private Change asCorrected(Change change) {
            return correction != null && change instanceof Change.Accepted accepted ? accepted.as(correction) : change;
        }

        private void step(Instant time, Change change) {
            State after = change.after(state);
            if (!after.equals(state)) {
                steps.add(new Step(time, state, after));
                state = after;
            }
        }
    }
}
