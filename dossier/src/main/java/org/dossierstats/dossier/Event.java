package org.dossierstats.dossier;

import java.time.Instant;
import java.util.Comparator;

/**
 * One dated thing that happened to one dossier.
 *
 * @param dossier the dossier's id (mã hồ sơ), opaque
 * @param time when it happened, not when it was sent
 */
public record Event(EventId id, String dossier, Instant time, Change change) {
    /** By time, then by type, then by id; the rest only makes it total. */
    public static final Comparator<Event> ORDER = Comparator.comparing(Event::time)
            .thenComparing(Event::type)
            .thenComparing(event -> event.id().id())
            .thenComparing(event -> event.id().source())
            .thenComparing(event -> event.change().toString());

    public EventType type() {
        return change.type();
    }
}
