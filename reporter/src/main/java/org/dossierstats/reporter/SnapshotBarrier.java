package org.dossierstats.reporter;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.dossierstats.reporter.BarrierWaits.Outcome;
import org.dossierstats.reporter.CountsFollower.Reading;
import org.dossierstats.reporter.Reporter.CountingProgress;
import org.dossierstats.wire.PartitionView;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Lets look at the counts once everything published until now is in them.
 *
 * <p>Thread safety: any number wait; where the events end is asked one after the other.
 */
final class SnapshotBarrier {
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(300);

    private final CountsFollower counts;
    private final EventsEnd events;
    private volatile BarrierWaits listener = (outcome, waited) -> {};

    SnapshotBarrier(CountsFollower counts, EventsEnd events) {
        this.counts = counts;
        this.events = events;
    }

    /**
     * How long to wait.
     *
     * @param movesOn whether the limit begins anew whenever something was counted
     */
    record Patience(Duration limit, boolean movesOn, CountingProgress progress) {}

    /** What looks at the counts, under their lock. */
    interface Look<T> extends BiFunction<Reading, SortedMap<Integer, PartitionView>, T> {}

    /** Tells this one of every wait from now on. */
    void tell(BarrierWaits waits) {
        listener = waits;
    }

    /**
     * Waits, then looks.
     *
     * @throws ReporterException if that takes too long, or the counts cannot be read
     */
    <T> T passed(Patience patience, Look<T> look) {
        Wait<T> wait = new Wait<>(patience, look);
        long begun = System.nanoTime();
        try {
            return wait.end();
        } finally {
            listener.ended(wait.outcome, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private final class Wait<T> {
        private final Patience patience;
        private final Look<T> look;
        private Outcome outcome = Outcome.FAILED;

        Wait(Patience patience, Look<T> look) {
            this.patience = patience;
            this.look = look;
        }

        T end() {
            long deadline = System.nanoTime() + patience.limit().toNanos();
            long counted = 0;
            SortedMap<Integer, Long> cut = eventsEnd();
            while (true) {
                Duration rest = Duration.ofNanos(deadline - System.nanoTime());
                T found = lookWithin(rest.compareTo(BETWEEN_PROBES) < 0 ? rest : BETWEEN_PROBES, cut);
                if (found != null) {
                    outcome = Outcome.REACHED;
                    return found;
                }
                if (rest.isNegative()) {
                    outcome = Outcome.TIMED_OUT;
                    throw behind(cut, patience.limit());
                }
                cut = withoutEmptyEnds(cut);
                long now = sum(counts.nextOffsets());
                patience.progress().at(now, sum(cut));
                if (patience.movesOn() && now > counted) {
                    deadline = System.nanoTime() + patience.limit().toNanos();
                }
                counted = now;
            }
        }

        private @Nullable T lookWithin(Duration limit, SortedMap<Integer, Long> cut) {
            Reading reading = counts.current();
            return reading.reader()
                    .when(views -> CountsFollower.reached(views, cut), limit, views -> look.apply(reading, views));
        }
    }

    /**
     * By partition, how many records are not counted yet.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    SortedMap<Integer, Long> waiting() {
        SortedMap<Integer, Long> counted = counts.nextOffsets();
        SortedMap<Integer, Long> waiting = new TreeMap<>();
        withoutEmptyEnds(eventsEnd())
                .forEach((partition, end) ->
                        waiting.put(partition, Math.max(0, end - counted.getOrDefault(partition, 0L))));
        return waiting;
    }

    static long sum(SortedMap<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private synchronized SortedMap<Integer, Long> eventsEnd() {
        return events.offsets();
    }

    /** The cut with ends drawn back to the position wherever no event lies between. */
    private synchronized SortedMap<Integer, Long> withoutEmptyEnds(SortedMap<Integer, Long> cut) {
        SortedMap<Integer, Long> drawnBack = new TreeMap<>(cut);
        counts.nextOffsets().forEach((partition, counted) -> {
            Long end = cut.get(partition);
            if (end != null && counted < end && events.isEmptyBetween(partition, counted, end)) {
                drawnBack.put(partition, counted);
            }
        });
        return drawnBack;
    }

    private ReporterException behind(SortedMap<Integer, Long> cut, Duration limit) {
        SortedMap<Integer, Long> counted = counts.nextOffsets();
        StringBuilder late = new StringBuilder();
        cut.forEach((partition, end) -> {
            long reached = counted.getOrDefault(partition, 0L);
            if (reached < end) {
                late.append(late.isEmpty() ? "" : ", ")
                        .append("partition ")
                        .append(partition)
                        .append(" at ")
                        .append(reached)
                        .append(" of ")
                        .append(end);
            }
        });
        return new ReporterException("not all events are counted within " + limit.toSeconds() + " s: "
                + (late.isEmpty() ? "the counts are being rebuilt" : late) + " of " + Topics.EVENTS
                + "; is dossier-stats streams running?");
    }
}
