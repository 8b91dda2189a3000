package org.dossierstats.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A dossier (hồ sơ): the fold over its events. Events are kept in the order they happened, each once, so that the same set of events
 * gives the same dossier whatever order and however often they arrived. Immutable.
 */
public final class Dossier {
    /** A dossier nothing is known of. */
    public static final Dossier NONE = new Dossier(List.of(), Set.of());

    private final List<Event> events;
    private final Set<EventId> ahead;

    private Dossier(List<Event> events, Set<EventId> ahead) {
        this.events = events;
        this.ahead = ahead;
    }

    /** The dossier to which all these events happened. */
    public static Dossier of(Collection<Event> events) {
        Dossier dossier = NONE;
        for (Event event : events) {
            dossier = dossier.with(event);
        }
        return dossier;
    }

    /** From events that {@link #events} once gave, and the ids of those that {@linkplain #cameAhead came ahead}. */
    public static Dossier inOrder(List<Event> events, Set<EventId> ahead) {
        return new Dossier(List.copyOf(events), Set.copyOf(ahead));
    }

    /**
     * In the order they happened. Of two with one id but different content both are here; the one that sorts first counts: any arrival
     * order must come to the same.
     */
    public List<Event> events() {
        return events;
    }

    /** Whether the event was there before the time at which it says it happened. */
    public boolean cameAhead(Event event) {
        return ahead.contains(event.id());
    }

    /** The dossier to which this happened too; the same object if nothing is new. */
    public Dossier with(Event event) {
        int place = events.size();
        while (place > 0) {
            int order = Event.ORDER.compare(events.get(place - 1), event);
            if (order == 0) {
                return this;
            } else if (order < 0) {
                break;
            }
            place--;
        }
        List<Event> more = new ArrayList<>(events.size() + 1);
        more.addAll(events);
        more.add(place, event);
        return new Dossier(List.copyOf(more), ahead);
    }

    /** The same, of an event that came before the time at which it says it happened. */
    public Dossier withAhead(Event event) {
        Dossier with = with(event);
        if (with.ahead.contains(event.id())) {
            return with;
        }
        Set<EventId> more = new HashSet<>(ahead);
        more.add(event.id());
        return new Dossier(with.events, Set.copyOf(more));
    }

    /** Whether it was made of that earlier one, by one more event, the last of all. */
    @SuppressWarnings("ReferenceEquality") // What was made of it has its very events.
    public boolean goesOnFrom(Dossier earlier) {
        int known = earlier.events.size();
        if (events.size() != known + 1 || !ahead.equals(earlier.ahead)) {
            return false;
        }
        for (int i = known - 1; i >= 0; i--) {
            if (events.get(i) != earlier.events.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** What became of it under these rules. */
    public Life life(Rules rules) {
        return Life.of(this, rules);
    }
}
