package org.dossierstats.live;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Measure;
import org.jspecify.annotations.Nullable;

/** The counts of the dossiers that share their attributes: what stands at the end of today, what happened today, and what is dated after it. */
final class Group {
    private static final Counts NOTHING = new Counts();

    private final Counts standing = new Counts();
    private final TreeMap<Integer, Counts> ahead = new TreeMap<>();
    private @Nullable Counts today;

    /** A stock stands higher by so much from today, or earlier, on. */
    void stand(int code, long amount) {
        standing.add(code, amount);
    }

    /** So much more happened today. */
    void happen(int code, long amount) {
        Counts happened = today == null ? new Counts() : today;
        today = happened.add(code, amount).isEmpty() ? null : happened;
    }

    /** So much more is dated on a day after today. */
    void await(int day, int code, long amount) {
        Counts counts = ahead.computeIfAbsent(day, absent -> new Counts()).add(code, amount);
        if (counts.isEmpty()) {
            ahead.remove(day);
        }
    }

    /** Today is over; what was dated after it and is not any more is taken out, by day. */
    Map<Integer, Counts> turnTo(int day) {
        today = null;
        SortedMap<Integer, Counts> come = ahead.headMap(day, true);
        Map<Integer, Counts> taken = new TreeMap<>(come);
        come.clear();
        return taken;
    }

    /** What stands at the end of today as far as is known. */
    long stock(Measure stock) {
        return standing.of(stock);
    }

    /** What happened today. To be read only. */
    Counts today() {
        return today == null ? NOTHING : today;
    }

    /** What is dated on a day after today. To be read only. */
    Counts on(int day) {
        Counts counts = ahead.get(day);
        return counts == null ? NOTHING : counts;
    }

    /** What is dated after today and up to a day. To be read only. */
    SortedMap<Integer, Counts> until(int day) {
        return ahead.headMap(day, true);
    }

    boolean isEmpty() {
        return standing.isEmpty() && today == null && ahead.isEmpty();
    }
}
