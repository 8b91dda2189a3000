package org.dossierstats.counts;

/**
 * Handling times by the age of what was completed: how many days before its completion it was accepted. So the handlings of the
 * dossiers that were accepted in a period too can be told from the others, whatever the period. Two codes for each age, one for how
 * many there are and one for their working time in seconds.
 */
public final class HandlingByAge {
    /** Above those of {@link HandlingTime}. */
    public static final int FIRST_CODE = 1024;

    /** 41 years; what is older stands here, and is in no period that is shorter. */
    static final int MOST_DAYS = 15_000;

    /** The code after that of the greatest age. */
    public static final int CODES_END = FIRST_CODE + 2 * (MOST_DAYS + 1);

    private HandlingByAge() {}

    /**
     * The code of how many were completed at this age.
     *
     * @param days below zero, as where clocks are set back over midnight, is zero
     */
    public static int completed(int days) {
        return FIRST_CODE + 2 * Math.max(0, Math.min(days, MOST_DAYS));
    }

    /**
     * The code of the working time, in seconds, of those completed at this age.
     *
     * @param days as for {@link #completed}
     */
    public static int seconds(int days) {
        return completed(days) + 1;
    }

    /** Whether it is such a code. */
    public static boolean isOne(int code) {
        return code >= FIRST_CODE && code < CODES_END;
    }

    /** The age a code is for, in days. */
    public static int days(int code) {
        return (code - FIRST_CODE) / 2;
    }

    /** The code of the same for another age. */
    public static int at(int days, int code) {
        return completed(days) + (code - FIRST_CODE) % 2;
    }
}
