package org.dossierstats.ingest.file;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What is in a file.
 *
 * @param itemsName what its items are called, such as rows
 * @param items rows, without the header, or what such a file has in their place
 * @param ignored those of them that are no events, by what the mapping says
 * @param events how many of each type, in the order of the types; those there are none of are left out
 * @param span when they happened; null if there are none
 * @param notes what is worth telling, and not wrong
 */
public record Contents(
        String itemsName,
        long items,
        long ignored,
        Map<EventType, Long> events,
        @Nullable Span span,
        List<String> notes) {
    /** From the first to the last of some events. */
    public record Span(Instant first, Instant last) {
        Span with(Instant time) {
            return new Span(time.isBefore(first) ? time : first, time.isAfter(last) ? time : last);
        }
    }

    public Contents {
        EnumMap<EventType, Long> copy = new EnumMap<>(EventType.class);
        copy.putAll(events);
        events = Collections.unmodifiableMap(copy);
        notes = List.copyOf(notes);
    }

    /** Of all types together. */
    public long eventCount() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }
}
