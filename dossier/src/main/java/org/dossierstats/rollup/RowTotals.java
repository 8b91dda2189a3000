package org.dossierstats.rollup;

import java.util.Arrays;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.HandlingByAge;
import org.dossierstats.counts.HandlingTime;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Channel;

/**
 * What a row comes to, each code at a place of its own: adding is one addition. Handlings of all ages stand together, under age 0, and
 * what was accepted stands by its channel too. Needed for every row of every summary, so one is used again for all rows, for it is 8 KB:
 * what is above the greatest place in use is left alone, and the usual places are below those of the {@link HandlingTime}, which are many.
 */
public final class RowTotals {
    private static final int CHANNELS = 64;
    private static final int AGES = HandlingTime.FIRST_CODE - 2;
    private static final Channel[] ALL_CHANNELS = Channel.values();

    private final long[] amounts = new long[HandlingTime.CODES_END];
    private int end = HandlingTime.FIRST_CODE;

    static {
        if (Measure.all().size() > CHANNELS || CHANNELS + ALL_CHANNELS.length > AGES) {
            throw new IllegalStateException("there are more measures or channels than places for them");
        }
    }

    /** Where the amount of a code stands. */
    static int place(int code) {
        if (code < HandlingByAge.FIRST_CODE) {
            return code;
        }
        return HandlingByAge.isOne(code)
                ? AGES + (code - HandlingByAge.FIRST_CODE) % 2
                : CHANNELS + code - HandlingByAge.CODES_END;
    }

    /** The code under which a row counts what was accepted through a channel: after all others. */
    static int code(Channel channel) {
        return HandlingByAge.CODES_END + channel.ordinal();
    }

    /** All amounts 0 again. */
    void clear() {
        Arrays.fill(amounts, 0, end, 0);
        end = HandlingTime.FIRST_CODE;
    }

    /** Adds counts that are kept by {@link #place}. */
    void add(Counts placed) {
        placed.addTo(amounts);
        end = Math.max(end, placed.end());
    }

    /** Takes such counts back. */
    void subtract(Counts placed) {
        placed.takeFrom(amounts);
        end = Math.max(end, placed.end());
    }

    /** Takes back what stands in another. */
    public void subtract(RowTotals other) {
        for (int i = 0; i < other.end; i++) {
            amounts[i] -= other.amounts[i];
        }
        end = Math.max(end, other.end);
    }

    /** Takes back handlings of some age. */
    void subtractAge(int code, long amount) {
        amounts[place(code)] -= amount;
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
        return Counts.dense(amounts, 0, end);
    }

    /** All that is reported: not the channels, nor who stands in what status unless it is waiting. */
    public Counts reported() {
        Counts reported = Counts.dense(amounts, 0, Measure.IN_REFUSED.code());
        reported.addDense(amounts, Measure.IN_RETURNED.code() + 1, CHANNELS);
        reported.addDense(amounts, HandlingTime.FIRST_CODE, end);
        return reported.add(HandlingByAge.completed(0), amounts[AGES]).add(HandlingByAge.seconds(0), amounts[AGES + 1]);
    }
}
