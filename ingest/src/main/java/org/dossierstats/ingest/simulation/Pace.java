package org.dossierstats.ingest.simulation;

/**
 * So many steps a second, counted from the first: what a step is late the following ones make good, so that the rate is exact over any
 * time. Not thread-safe.
 */
public final class Pace {
    private static final long SECOND = 1_000_000_000L;

    /** Sleeping for less costs more than it gives: at high rates some steps come together. */
    private static final long SHORTEST_SLEEP = 1_000_000L;

    private final int perSecond;
    private final Stopwatch stopwatch;
    private long steps;
    private long begin;

    /** Time passing, in nanoseconds. */
    public interface Stopwatch {
        long nanos();

        void sleep(long nanos) throws InterruptedException;
    }

    /** @param perSecond 0: as fast as it goes */
    public Pace(int perSecond, Stopwatch stopwatch) {
        this.perSecond = perSecond;
        this.stopwatch = stopwatch;
    }

    /** Waits until it is time for the next step. */
    public void await() throws InterruptedException {
        if (perSecond == 0) {
            return;
        }
        if (steps == 0) {
            begin = stopwatch.nanos();
        }
        long due = steps / perSecond * SECOND + steps % perSecond * SECOND / perSecond;
        steps++;
        long left = due - (stopwatch.nanos() - begin);
        if (left >= SHORTEST_SLEEP) {
            stopwatch.sleep(left);
        }
    }
}
