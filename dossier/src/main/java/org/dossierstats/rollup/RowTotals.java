package org.dossierstats.rollup;

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

    void add(int code, long amount) {
        amounts[place(code)] += amount;
    }

    void addPlaced(int place, long amount) {
        amounts[place] += amount;
    }

    /** Adds so many times what stands in another; −1 takes it back. */
    public void add(RowTotals other, int times) {
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] += times * other.amounts[i];
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

    /** What is counted, but for the channels. */
    public Counts counts() {
        long[] counted = new long[CHANNELS];
        System.arraycopy(amounts, 0, counted, 0, CHANNELS);
        return Counts.dense(counted);
    }
}
