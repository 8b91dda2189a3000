package org.dossierstats.chaos.check;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * When each event was in the figures that somebody was shown.
 *
 * <p>Thread safety: shown to on one thread, asked on another.
 */
public final class CutHistory {
    /** By partition, the offset before which everything was counted, and when it was seen first. */
    private final Map<Integer, NavigableMap<Long, Long>> seen = new HashMap<>();

    /** Figures of this cut are shown; whether they are not older than those before. */
    synchronized boolean shows(Map<Integer, Long> cut, long nanos) {
        boolean forward = true;
        for (Map.Entry<Integer, Long> end : cut.entrySet()) {
            NavigableMap<Long, Long> ends = seen.computeIfAbsent(end.getKey(), absent -> new TreeMap<>());
            if (!ends.isEmpty() && end.getValue() < ends.lastKey()) {
                forward = false;
            }
            ends.putIfAbsent(end.getValue(), nanos);
        }
        return forward;
    }

    /** When the record at this offset was counted in what was shown; empty if it is not yet. */
    public synchronized OptionalLong shown(int partition, long offset) {
        NavigableMap<Long, Long> ends = seen.getOrDefault(partition, new TreeMap<>());
        return ends.tailMap(offset, false).values().stream()
                .mapToLong(Long::longValue)
                .min();
    }
}
