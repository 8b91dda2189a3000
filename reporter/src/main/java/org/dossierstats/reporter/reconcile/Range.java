package org.dossierstats.reporter.reconcile;

/**
 * The whole numbers that a figure can be, given how it was printed.
 *
 * @param low at least 0
 * @param high {@link #ANY} if there is no limit
 */
public record Range(long low, long high) {
    public static final long ANY = Long.MAX_VALUE;

    static final Range UNKNOWN = new Range(0, ANY);
    static final Range ZERO = new Range(0, 0);

    static Range of(long number) {
        return new Range(number, number);
    }

    public boolean isEmpty() {
        return low > high;
    }

    public boolean isExact() {
        return low == high;
    }

    boolean contains(long number) {
        return low <= number && number <= high;
    }

    Range plus(Range other) {
        return new Range(Math.addExact(low, other.low), add(high, other.high));
    }

    /** What is left of this when the other is taken out of it, not below 0. */
    Range minus(Range other) {
        long least = other.high == ANY ? 0 : Math.max(0, low - other.high);
        return new Range(least, high == ANY ? ANY : high - other.low);
    }

    Range and(Range other) {
        return new Range(Math.max(low, other.low), Math.min(high, other.high));
    }

    private static long add(long one, long other) {
        return one == ANY || other == ANY ? ANY : Math.addExact(one, other);
    }
}
