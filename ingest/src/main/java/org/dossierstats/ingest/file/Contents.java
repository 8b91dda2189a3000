package org.dossierstats.ingest.file;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.dossierstats.dossier.EventType;

/**
 * What is in a file.
 *
 * @param items rows, without the header, or what such a file has in their place
 * @param events how many of each type, in the order of the types; those there are none of are left out
 */
public record Contents(long items, Map<EventType, Long> events) {
    public Contents {
        EnumMap<EventType, Long> copy = new EnumMap<>(EventType.class);
        copy.putAll(events);
        events = Collections.unmodifiableMap(copy);
    }

    /** Of all types together. */
    public long eventCount() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }
}
