package org.dossierstats.bench.freshness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * From when each event was handed over to be published to when somebody sees it counted.
 *
 * <p>Thread safety: publishers and who sees may be different threads.
 */
final class Arrivals {
    private static final double NANOS_A_MS = 1e6;

    private final Map<Integer, Queue<Sent>> underway = new HashMap<>();
    private final Map<Integer, Long> seen = new HashMap<>();
    private final List<Double> milliseconds = new ArrayList<>();

    private record Sent(long offset, long nanos) {}

    /** Kafka has it there. */
    synchronized void published(int partition, long offset, long sentNanos) {
        if (offset < seen.getOrDefault(partition, 0L)) {
            // It was seen before its publisher heard of it.
            milliseconds.add((System.nanoTime() - sentNanos) / NANOS_A_MS);
        } else {
            underway.computeIfAbsent(partition, absent -> new ArrayDeque<>()).add(new Sent(offset, sentNanos));
        }
    }

    /** Everything before this offset is counted in what is seen. */
    synchronized void sees(int partition, long nextOffset) {
        long now = System.nanoTime();
        seen.put(partition, nextOffset);
        Queue<Sent> sent = underway.getOrDefault(partition, new ArrayDeque<>());
        while (!sent.isEmpty() && sent.element().offset() < nextOffset) {
            milliseconds.add((now - sent.remove().nanos()) / NANOS_A_MS);
        }
    }

    /** How many have been seen. */
    synchronized int count() {
        return milliseconds.size();
    }

    /** How long each took that was seen since this was asked last. */
    synchronized List<Double> take() {
        List<Double> taken = new ArrayList<>(milliseconds);
        milliseconds.clear();
        return taken;
    }
}
