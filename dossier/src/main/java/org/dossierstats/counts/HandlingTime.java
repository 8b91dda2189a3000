package org.dossierstats.counts;

import org.jspecify.annotations.Nullable;

/**
 * How long handling took, as counts of buckets: so it can be added up and taken back like any other count. Up to 32 seconds a bucket is
 * one second wide; from there on each doubling is cut into 32 buckets, so that the middle of a bucket is at most 1.6 % from any value in
 * it. Whole numbers only: the same everywhere.
 */
public final class HandlingTime {
    /** The code of the first bucket; those of the measures are below it. */
    public static final int FIRST_CODE = 128;

    /** The greatest distance of a value from what stands for it. */
    public static final double RELATIVE_ERROR = 1.0 / 64;

    private static final int SUB_BUCKETS = 32;
    private static final int SUB_BUCKET_BITS = 5;

    /** 68 years without a night's sleep. */
    private static final long MOST_SECONDS = Integer.MAX_VALUE;

    /** The code after that of the last bucket. */
    public static final int CODES_END = code(MOST_SECONDS) + 1;

    private HandlingTime() {}

    /**
     * The code of the bucket for so long a time.
     *
     * @param seconds at least zero
     */
    public static int code(long seconds) {
        long value = Math.min(seconds, MOST_SECONDS);
        if (value < SUB_BUCKETS) {
            return FIRST_CODE + (int) value;
        }
        int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - SUB_BUCKET_BITS;
        return FIRST_CODE + doublings * SUB_BUCKETS + (int) (value >>> doublings);
    }

    /** Whether the code is that of a bucket. */
    public static boolean isBucket(int code) {
        return code >= FIRST_CODE && code < CODES_END;
    }

    /** The time that stands for those in a bucket, in seconds: the middle of it. */
    public static double of(int code) {
        int index = code - FIRST_CODE;
        if (index < SUB_BUCKETS) {
            return index;
        }
        int doublings = index / SUB_BUCKETS - 1;
        long low = (long) (index - doublings * SUB_BUCKETS) << doublings;
        return low + ((1L << doublings) - 1) / 2.0;
    }

    /**
     * The time within which this share of the handlings ended, in seconds.
     *
     * @param share of 1, such as 0.5 for the median
     * @return null if there are none, or if more were taken back than there were in a bucket
     */
    public static @Nullable Double quantile(Counts counts, double share) {
        Quantile quantile = new Quantile();
        counts.forEach(FIRST_CODE, CODES_END, quantile::total);
        if (quantile.negative || quantile.total == 0) {
            return null;
        }
        quantile.left = (long) Math.ceil(share * quantile.total);
        counts.forEach(FIRST_CODE, CODES_END, quantile::take);
        return of(quantile.code);
    }

    /** How many handlings are counted. */
    public static long count(Counts counts) {
        Quantile quantile = new Quantile();
        counts.forEach(FIRST_CODE, CODES_END, quantile::total);
        return quantile.total;
    }

    private static final class Quantile {
        private long total;
        private boolean negative;
        private long left;
        private int code;

        private void total(int bucket, long count) {
            total += count;
            negative |= count < 0;
        }

        private void take(int bucket, long count) {
            if (left > 0) {
                left -= count;
                code = bucket;
            }
        }
    }
}
