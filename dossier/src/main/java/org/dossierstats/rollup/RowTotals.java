package org.dossierstats.rollup;

import java.util.Arrays;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.HandlingByAge;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Channel;

/**
 * What a row comes to, each code at a place of its own: adding is one addition. Handlings of all ages stand together, under age 0, and
 * what was accepted stands by its channel too.
 */
public final class RowTotals {
    private static final int AGES = HandlingByAge.FIRST_CODE;
    private static final int CHANNELS = AGES + 2;
    private static final Channel[] ALL_CHANNELS = Channel.values();

    private final long[] amounts = new long[CHANNELS + ALL_CHANNELS.length];

    /** Where the amount of a code stands. */
    static int place(int code) {
        if (code < HandlingByAge.FIRST_CODE) {
            return code;
        }
        return HandlingByAge.isOne(code) ? HandlingByAge.at(0, code) : CHANNELS + code - HandlingByAge.CODES_END;
    }

    /** The code under which a row counts what was accepted through a channel: after all others. */
    static int code(Channel channel) {
        return HandlingByAge.CODES_END + channel.ordinal();
    }

    /** Adds counts that are kept by {@link #place}. */
    void add(Counts placed) {
        placed.addTo(amounts);
    }

    void add(int code, long amount) {
        amounts[place(code)] += amount;
    }

    /** Takes back what stands in another. */
    public void subtract(RowTotals other) {
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] -= other.amounts[i];
        }
    }

    /** What is counted so. */
    public long of(Measure measure) {
        return amounts[measure.code()];
    }

    /** What was accepted through this channel. */
    public long accepted(Channel channel) {
        return amounts[CHANNELS + channel.ordinal()];
    }

    /** All by {@link #place}. */
    Counts all() {
        return Counts.dense(amounts);
    }

    /** All that is reported: not the channels, nor who stands in what status unless it is waiting. */
    public Counts reported() {
        long[] counted = Arrays.copyOf(amounts, CHANNELS);
        Arrays.fill(counted, Measure.IN_REFUSED.code(), Measure.IN_RETURNED.code() + 1, 0);
        return Counts.dense(counted);
    }
}
