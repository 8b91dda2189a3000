package org.dossierstats.live;

import java.util.Arrays;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Measure;

/** What was received and resolved at an agency on each of the last {@value LiveGroups#DAYS_BACK} days, today among them. */
final class RecentDays {
    private final long[] received = new long[LiveGroups.DAYS_BACK];
    private final long[] resolved = new long[LiveGroups.DAYS_BACK];

    /** @param day one of those days */
    void add(int day, Counts counts, int times) {
        received[place(day)] += times * counts.of(Measure.ACCEPTED);
        resolved[place(day)] += times * Standing.resolved(counts);
    }

    /** These days have come, and as many are gone. */
    void turn(int from, int to) {
        if (to - from >= LiveGroups.DAYS_BACK) {
            Arrays.fill(received, 0);
            Arrays.fill(resolved, 0);
        }
        for (int day = Math.max(from + 1, to - LiveGroups.DAYS_BACK + 1); day <= to; day++) {
            received[place(day)] = 0;
            resolved[place(day)] = 0;
        }
    }

    long received(int day) {
        return received[place(day)];
    }

    long resolved(int day) {
        return resolved[place(day)];
    }

    private static int place(int day) {
        return Math.floorMod(day, LiveGroups.DAYS_BACK);
    }
}
