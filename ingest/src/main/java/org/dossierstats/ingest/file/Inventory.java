package org.dossierstats.ingest.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.ingest.mapping.Reading;
import org.jspecify.annotations.Nullable;

/** Takes down what is in a file while it is read. */
final class Inventory {
    private static final int MAX_NOTES = 20;

    private final String itemsName;
    private final Map<EventType, Long> events = new EnumMap<>(EventType.class);
    private final List<String> notes = new ArrayList<>();
    private long items;
    private long ignored;
    private Contents.@Nullable Span span;

    /** Of items that are called so. */
    Inventory(String itemsName) {
        this.itemsName = itemsName;
    }

    void item(Reading reading) {
        items++;
        if (reading.events().isEmpty() && reading.faults().isEmpty()) {
            ignored++;
        }
        for (Event event : reading.events()) {
            Instant time = event.time();
            span = span == null ? new Contents.Span(time, time) : span.with(time);
            events.merge(event.type(), 1L, Long::sum);
        }
    }

    void note(String note) {
        if (notes.size() < MAX_NOTES) {
            notes.add(note);
        }
    }

    Contents contents() {
        return new Contents(itemsName, items, ignored, events, span, notes);
    }
}
