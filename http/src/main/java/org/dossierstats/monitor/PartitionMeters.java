package org.dossierstats.monitor;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.dossierstats.counts.Position;
import org.jspecify.annotations.Nullable;

/**
 * How far the counts of a partition have come, and how many events they have before them.
 *
 * <p>Thread safety: one thread tells how far, one how many, and any reads. What they tell is immutable.
 */
public final class PartitionMeters implements AutoCloseable {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final String side;
    private final int partition;
    private final MeterRegistry registry;
    private final Clock clock;
    private final List<Gauge> gauges;
    private volatile @Nullable Position position;
    private volatile long movedNanos;
    private volatile double waiting = Double.NaN;

    /** @param side {@code streams}, where it is counted, or {@code reporter}, where the counts are read */
    public PartitionMeters(String side, int partition, MeterRegistry registry) {
        this.side = side;
        this.partition = partition;
        this.registry = registry;
        this.clock = registry.config().clock();
        this.movedNanos = clock.monotonicTime();
        this.gauges = List.of(
                gauge("lag", "records", "Records of dossier-events that are not counted yet", of -> of.waiting),
                gauge(
                        "newest.event.age",
                        "seconds",
                        "Since the time of the newest event that is counted; below 0 if it is dated ahead",
                        PartitionMeters::newestEventAge),
                gauge(
                        "position.age",
                        "seconds",
                        "Since the position moved, which it does with every event",
                        PartitionMeters::positionAge));
    }

    private Gauge gauge(String name, String unit, String description, ToDoubleFunction<PartitionMeters> value) {
        return Gauge.builder("dossier.stats." + side + "." + name, this, value)
                .baseUnit(unit)
                .description(description)
                .tag("partition", String.valueOf(partition))
                .register(registry);
    }

    private double newestEventAge() {
        Position known = position;
        Instant newest = known == null ? null : known.newestEvent();
        return newest == null
                ? Double.NaN
                : Duration.between(newest, Instant.ofEpochMilli(clock.wallTime()))
                                .toMillis()
                        / MILLIS_PER_SECOND;
    }

    private double positionAge() {
        return (clock.monotonicTime() - movedNanos) / NANOS_PER_SECOND;
    }

    public int partition() {
        return partition;
    }

    /** The counts have come so far; false if that was told before. */
    public boolean reached(Position reached) {
        if (reached.equals(position)) {
            return false;
        }
        position = reached;
        movedNanos = clock.monotonicTime();
        return true;
    }

    /** Whether it was told how far the counts have come. */
    public boolean hasPosition() {
        return position != null;
    }

    /** So many records wait; NaN if that is not known. */
    public void waiting(double records) {
        waiting = records;
    }

    /** Takes its meters away. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
    }
}
