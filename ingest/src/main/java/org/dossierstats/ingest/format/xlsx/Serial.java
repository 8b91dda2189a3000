package org.dossierstats.ingest.format.xlsx;

import java.time.LocalDate;
import java.time.LocalTime;

/** Dates as spreadsheets keep them: days since an epoch, the time of day as a fraction. */
final class Serial {
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    /** By this, 1 March 1900 is day 61: the system has a 29 February 1900 before it. */
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);

    private static final int LEAP_DAY_THAT_NEVER_WAS = 60;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final int DAY_MS = 24 * 60 * 60 * 1000;

    private Serial() {}

    /**
     * The date, with the time of day if it has one; in ISO 8601.
     *
     * @param timed whether the format of the cell shows a time of day, midnight too
     */
    static Cell cell(double serial, boolean from1904, boolean timed) {
        if (serial < 0 || serial > LAST.toEpochDay() - EPOCH_1900.toEpochDay() + 1) {
            return Cell.faulty("is formatted as a date, but its number is none: " + serial);
        }
        // Fractions are binary: only the nearest millisecond is meant.
        long ms = Math.round(serial * DAY_MS);
        long day = Math.floorDiv(ms, DAY_MS);
        if (!from1904 && day == 0) {
            return Cell.faulty("is a time of day without a date");
        }
        if (!from1904 && day == LEAP_DAY_THAT_NEVER_WAS) {
            return Cell.faulty("is 29 February 1900, which never was");
        }
        LocalDate date = from1904
                ? EPOCH_1904.plusDays(day)
                : EPOCH_1900.plusDays(day < LEAP_DAY_THAT_NEVER_WAS ? day + 1 : day);
        LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(ms, DAY_MS) * 1_000_000L);
        boolean shown = timed || !time.equals(LocalTime.MIDNIGHT);
        return Cell.of(shown ? date.atTime(time).toString() : date.toString());
    }
}
