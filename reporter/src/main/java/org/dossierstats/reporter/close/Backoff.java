package org.dossierstats.reporter.close;

/** Lets ever more looks go by between tries: the next is the first, second, fourth look after a failure, and so on to the 32nd. */
final class Backoff {
    private static final int MOST_DOUBLINGS = 5;

    private int failures;
    private int looksToPass;

    /** Whether this look is one to let go by; asked once a look. */
    boolean letsPass() {
        if (looksToPass == 0) {
            return false;
        }
        looksToPass--;
        return true;
    }

    /** After a try that failed: the next look at which it is tried again, 1 for the very next. */
    int failed() {
        int next = 1 << Math.min(failures, MOST_DOUBLINGS);
        failures++;
        looksToPass = next - 1;
        return next;
    }
}
