package org.dossierstats.ingest.simulation;

import java.time.LocalDate;
import java.util.function.ToIntFunction;

/** So many dossiers, shared out over days as these are busy: exactly, and a day at a time. */
final class Influx {
    private final LocalDate from;
    private final long dossiers;

    /** By day, the weight of all days before it. */
    private final long[] before;

    Influx(Scenario.Size size, long dossiers, ToIntFunction<LocalDate> busy) {
        this.from = size.from();
        this.dossiers = dossiers;
        int days = Math.toIntExact(size.to().toEpochDay() - from.toEpochDay()) + 1;
        before = new long[days + 1];
        for (int i = 0; i < days; i++) {
            before[i + 1] = before[i] + busy.applyAsInt(from.plusDays(i));
        }
        if (before[days] == 0 && dossiers > 0) {
            throw new IllegalArgumentException(
                    "nothing can be accepted from " + from + " to " + size.to() + ": there is no working day");
        }
    }

    long on(LocalDate day) {
        int i = Math.toIntExact(day.toEpochDay() - from.toEpochDay());
        return dossiers == 0 ? 0 : upTo(i + 1) - upTo(i);
    }

    private long upTo(int days) {
        return before[days] * dossiers / before[before.length - 1];
    }
}
