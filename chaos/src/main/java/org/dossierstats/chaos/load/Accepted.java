package org.dossierstats.chaos.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;

/**
 * The events that were answered with 202, and when.
 *
 * <p>Thread safety: added to by who sends, read by who judges.
 */
public final class Accepted {
    private final Map<String, List<Event>> byDossier = new HashMap<>();
    private Map<EventId, Long> lately = new LinkedHashMap<>();
    private long count;

    synchronized void add(List<Event> events, long nanos) {
        for (Event event : events) {
            byDossier
                    .computeIfAbsent(event.dossier(), absent -> new ArrayList<>())
                    .add(event);
            lately.putIfAbsent(event.id(), nanos);
        }
        count += events.size();
    }

    /** How many, repeats counted too. */
    public synchronized long count() {
        return count;
    }

    /** Those accepted since this was asked last, each with when it first was ({@link System#nanoTime}). */
    public synchronized Map<EventId, Long> takeLately() {
        Map<EventId, Long> taken = lately;
        lately = new LinkedHashMap<>();
        return taken;
    }

    /** All of them, each dossier's together. */
    public synchronized List<List<Event>> byDossier() {
        return byDossier.values().stream().map(List::copyOf).toList();
    }
}
