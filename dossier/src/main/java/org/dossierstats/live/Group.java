package org.dossierstats.live;

import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Measure;

/** The counts of the dossiers that share their attributes: what stands up to today in one, and the days that a board still shows each by itself. */
final class Group {
    private static final Counts NOTHING = new Counts();

    private final Counts standing = new Counts();
    private final TreeMap<Integer, Counts> days = new TreeMap<>();

    /** A day's count changes by so much. */
    void add(int day, int code, long amount, int today) {
        if (day <= today && isStock(code)) {
            standing.add(code, amount);
        }
        if (day >= LiveGroups.firstDay(today)) {
            days.computeIfAbsent(day, absent -> new Counts()).add(code, amount);
            if (days.get(day).isEmpty()) {
                days.remove(day);
            }
        }
    }

    /** The days after the old one and up to the new one have come. */
    void turn(int from, int to) {
        days.subMap(from, false, to, true)
                .values()
                .forEach(counts -> counts.forEach((code, amount) -> {
                    if (isStock(code)) {
                        standing.add(code, amount);
                    }
                }));
        days.headMap(LiveGroups.firstDay(to)).clear();
    }

    private static boolean isStock(int code) {
        return code >= Measure.OPEN.code() && code <= Measure.IN_RETURNED.code();
    }

    /** What stands at the end of today as far as is known. */
    long stock(Measure stock) {
        return standing.of(stock);
    }

    /** What happened on a day, or changes on it. To be read only. */
    Counts on(int day) {
        Counts counts = days.get(day);
        return counts == null ? NOTHING : counts;
    }

    /** Visits each day there is something of. */
    void forEachDay(BiConsumer<Integer, Counts> visitor) {
        days.forEach(visitor);
    }

    boolean isEmpty() {
        return standing.isEmpty() && days.isEmpty();
    }
}
