package org.dossierstats.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
            .thenComparing(orNone(event -> event.change().given().agency()))
            .thenComparing(orNone(event -> event.change().given().procedure()))
            .thenComparing(orNone(event -> event.change().given().field()))
            .thenComparing(orNone(event -> event.change().given().channel()))
            .thenComparing(orNone(event -> String.valueOf(event.change().due())))
            .thenComparing(orNone(event -> event.change().reason()));

    private static <T extends Comparable<T>> Comparator<Event> orNone(Function<Event, @Nullable T> part) {
        return Comparator.comparing(part, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    /** How much clocks may differ. */
    private static final Duration TOLERANCE = Duration.ofHours(1);

    /** Whether it is dated later than it was published, by more than clocks differ. */
    public boolean isAheadOf(Instant published) {
        return time.isAfter(published.plus(TOLERANCE));
    }

    public EventType type() {
        return change.type();
    }
}
