package org.dossierstats.bench.rebuild;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Child;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.wire.Topics;

/**
 * The watch on somebody who counts dossier-events: when it has committed first, when everything. It only asks how far the group has come,
 * which costs the machine next to nothing.
 */
final class Counting {
    private static final int LOOK_MS = 20;
    private static final long STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Kafka kafka;
    private final Child process;
    private final String group;
    private final Map<TopicPartition, Long> ends;

    /** @param group whose commits are watched */
    Counting(Kafka kafka, Child process, String group) {
        this.kafka = kafka;
        this.process = process;
        this.group = group;
        this.ends = kafka.ends(Topics.EVENTS);
    }

    /**
     * How fast it went.
     *
     * @param eventsPerSecond from the first commit to the end, without what was in the first: neither starting nor joining the group is
     *     in it
     * @param seconds from the start of the process to the end
     */
    record Pace(double eventsPerSecond, double seconds) {}

    /**
     * Waits until all events are counted.
     *
     * @param complete whether the counts are, once all events are committed
     */
    Pace measure(long startedNanos, BooleanSupplier complete) throws InterruptedException {
        long end = sum(ends);
        long first = awaitMoreThan(0);
        long firstNanos = System.nanoTime();
        awaitMoreThan(end - 1);
        while (!complete.getAsBoolean()) {
            process.requireAlive();
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        long now = System.nanoTime();
        return new Pace((end - first) * 1e9 / (now - firstNanos), (now - startedNanos) / 1e9);
    }

    private long awaitMoreThan(long records) throws InterruptedException {
        long reached = 0;
        long movedNanos = System.nanoTime();
        while (true) {
            long committed = sum(kafka.committed(group, Topics.EVENTS));
            if (committed > records) {
                return committed;
            }
            if (committed > reached) {
                reached = committed;
                movedNanos = System.nanoTime();
            }
            process.requireAlive();
            if (System.nanoTime() - movedNanos > STANDSTILL_NANOS) {
                throw new BenchException(group + " stands still at " + committed + " of " + sum(ends));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
