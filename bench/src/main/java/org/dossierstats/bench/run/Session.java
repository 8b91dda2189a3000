package org.dossierstats.bench.run;

import java.util.concurrent.TimeUnit;
import org.dossierstats.bench.figure.Results;
import org.dossierstats.bench.process.Children;

/**
 * What the measurements of a run share.
 *
 * @param dossiers how many there are where nothing else is asked for
 * @param sized whether so many were asked for, so that everything is measured at that size
 * @param rounds how often each contender is measured
 * @param quick whether the large sizes are left out
 */
public record Session(Children children, Results results, long dossiers, boolean sized, int rounds, boolean quick) {
    private static final long BEGUN = System.nanoTime();

    /** Of every topic that has several: as many as the largest number of threads that is measured. */
    public static final int PARTITIONS = 4;

    /** As many as the program has by default. */
    public static final int THREADS = 2;

    /** How often what takes long beside few figures is measured. */
    public int fewRounds() {
        return quick ? 1 : rounds;
    }

    /** Says how far the run is. */
    public void tell(String step) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - BEGUN);
        System.err.printf("%3d:%02d  %s%n", seconds / 60, seconds % 60, step);
    }
}
