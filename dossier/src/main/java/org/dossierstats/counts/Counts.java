package org.dossierstats.counts;

import java.util.Arrays;

/**
 * The counts of one cell: a sparse vector over the measures, kept in the order of their codes without zeros. Not thread-safe.
 *
 * <p>Writing a summary asks some two hundred counts of each of its rows: which of the first 64 codes are counted is kept in the bits of a
 * number, and finding one is counting the bits below (to write 250 rows: 1.63 ms with a binary search, 1.27 ms so).
 */
public final class Counts {
    private static final short[] NO_CODES = {};
    private static final long[] NO_AMOUNTS = {};

    /** After dense ones come two more, mostly: the handlings of the period. */
    private static final int SPARE = 2;

    private short[] codes = NO_CODES;
    private long[] amounts = NO_AMOUNTS;
    private int size;

    /** Of the codes below 64, those that are counted. */
    private long low;

    /** Is told each count that is not zero. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * There are so many.
         *
         * @param code {@link Measure#code}, that of a bucket of the {@link HandlingTime}, or of a {@link HandlingByAge}
         */
        void count(int code, long amount);
    }

    public long of(Measure measure) {
        return of(measure.code());
    }

    public long of(int code) {
        int place = place(code);
        return place < 0 ? 0 : amounts[place];
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** How many measures are not zero. */
    public int size() {
        return size;
    }

    public Counts add(Measure measure, long amount) {
        return add(measure.code(), amount);
    }

    public Counts add(int code, long amount) {
        if (amount == 0) {
            return this;
        }
        int place = place(code);
        if (place < 0) {
            insert(-place - 1, (short) code, amount);
        } else {
            amounts[place] = Math.addExact(amounts[place], amount);
            if (amounts[place] == 0) {
                remove(place);
            }
        }
        return this;
    }

    /** Merges both: one pass, however many codes they have. */
    public Counts add(Counts other) {
        short[] allCodes = new short[size + other.size];
        long[] allAmounts = new long[size + other.size];
        int here = 0;
        int there = 0;
        int place = 0;
        while (here < size || there < other.size) {
            int code = Math.min(codeAt(here), other.codeAt(there));
            long amount = codeAt(here) == code ? amounts[here++] : 0;
            if (other.codeAt(there) == code) {
                amount = Math.addExact(amount, other.amounts[there++]);
            }
            if (amount != 0) {
                allCodes[place] = (short) code;
                allAmounts[place++] = amount;
            }
        }
        codes = allCodes;
        amounts = allAmounts;
        size = place;
        low = 0;
        for (int i = 0; i < size && codes[i] < Long.SIZE; i++) {
            low |= 1L << codes[i];
        }
        return this;
    }

    private int codeAt(int place) {
        return place < size ? codes[place] : Integer.MAX_VALUE;
    }

    /** Adds the amount of each code to what is at its place. */
    public void addTo(long[] sums) {
        for (int i = 0; i < size; i++) {
            sums[codes[i]] += amounts[i];
        }
    }

    /** Takes the amount of each code from what is at its place. */
    public void takeFrom(long[] sums) {
        for (int i = 0; i < size; i++) {
            sums[codes[i]] -= amounts[i];
        }
    }

    /** In the order of the codes. */
    public void forEach(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            visitor.count(codes[i], amounts[i]);
        }
    }

    /** In the order of the codes, from this one on and before that one. */
    public void forEach(int first, int end, Visitor visitor) {
        int place = place(first);
        for (int i = place < 0 ? -place - 1 : place; i < size && codes[i] < end; i++) {
            visitor.count(codes[i], amounts[i]);
        }
    }

    /** The code after the last; 0 if nothing is counted. */
    public int end() {
        return size == 0 ? 0 : codes[size - 1] + 1;
    }

    /** Counts where the amount of each code stands at its place. */
    public static Counts dense(long[] amounts) {
        return dense(amounts, 0, amounts.length);
    }

    /** The same of some codes, from the first to before the end. */
    public static Counts dense(long[] amounts, int first, int end) {
        Counts counts = new Counts();
        counts.addDense(amounts, first, end);
        return counts;
    }

    /**
     * Adds more of that kind.
     *
     * @throws IllegalArgumentException if codes are counted here already that are as great as the first
     */
    public void addDense(long[] dense, int first, int end) {
        if (end() > first) {
            throw new IllegalArgumentException(end() - 1 + " is counted already, and " + first + " is to be");
        }
        int more = 0;
        for (int code = first; code < end; code++) {
            more += dense[code] == 0 ? 0 : 1;
        }
        codes = Arrays.copyOf(codes, size + more + SPARE);
        amounts = Arrays.copyOf(amounts, size + more + SPARE);
        for (int code = first; code < end; code++) {
            if (dense[code] != 0) {
                codes[size] = (short) code;
                amounts[size++] = dense[code];
                low |= code < Long.SIZE ? 1L << code : 0;
            }
        }
    }

    /** Where it is, or, negative and one less, where it would be. */
    private int place(int code) {
        if (code < Long.SIZE) {
            int place = Long.bitCount(low & ((1L << code) - 1));
            return (low >>> code & 1) == 0 ? -place - 1 : place;
        }
        return Arrays.binarySearch(codes, Long.bitCount(low), size, (short) code);
    }

    private void insert(int place, short code, long amount) {
        if (size == codes.length) {
            int capacity = Math.max(4, size * 2);
            codes = Arrays.copyOf(codes, capacity);
            amounts = Arrays.copyOf(amounts, capacity);
        }
        System.arraycopy(codes, place, codes, place + 1, size - place);
        System.arraycopy(amounts, place, amounts, place + 1, size - place);
        codes[place] = code;
        amounts[place] = amount;
        size++;
        low |= code < Long.SIZE ? 1L << code : 0;
    }

    private void remove(int place) {
        low &= codes[place] < Long.SIZE ? ~(1L << codes[place]) : -1;
        size--;
        System.arraycopy(codes, place + 1, codes, place, size - place);
        System.arraycopy(amounts, place + 1, amounts, place, size - place);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts counts
                && Arrays.equals(codes, 0, size, counts.codes, 0, counts.size)
                && Arrays.equals(amounts, 0, size, counts.amounts, 0, counts.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + codes[i];
            hash = 31 * hash + Long.hashCode(amounts[i]);
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        forEach((code, amount) -> text.append(text.length() > 1 ? ", " : "")
                .append(name(code))
                .append('=')
                .append(amount));
        return text.append('}').toString();
    }

    private static String name(int code) {
        if (HandlingTime.isBucket(code)) {
            return "handled~" + HandlingTime.of(code) + "s";
        }
        return HandlingByAge.isOne(code)
                ? "age" + HandlingByAge.days(code) + "d" + (code % 2 == 0 ? "" : "-seconds")
                : Measure.all().get(code).toString();
    }
}
