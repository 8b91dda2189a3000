package org.dossierstats.bench.rebuild;

import org.dossierstats.bench.rebuild.Counting.Pace;

/** A way to go over all events, one of those that are measured side by side. */
interface Contender {
    /** Such as streams. */
    String name();

    /**
     * Goes over all events once, from nothing, and leaves nothing behind.
     *
     * @throws org.dossierstats.bench.process.BenchException if it does not come to the figures expected
     */
    Pace run(int round) throws InterruptedException;
}
