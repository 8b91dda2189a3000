package org.dossierstats.rollup;

import java.util.Map;
import java.util.TreeMap;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.HandlingByAge;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a row by day, with sums up to every sixteenth: what stood before a day, and what happened in a period, costs two sums and
 * some thirty days, however many there are. Not thread-safe.
 *
 * <p>The sums are made when they are first asked for, and kept up from then on. That is the hot path of summaries: at 10 million
 * dossiers a row takes some 5 µs.
 */
public final class RowDays {
    private static final int BLOCK_BITS = 4;
    private static final int BLOCK_DAYS = 1 << BLOCK_BITS;

    private final TreeMap<Integer, Block> blocks = new TreeMap<>();
    private boolean summed;

    /** Sixteen days. */
    private static final class Block {
        private final @Nullable Counts[] days = new Counts[BLOCK_DAYS];

        /** By {@link RowTotals#place}; once they are summed. */
        private Counts before = new Counts();

        /** The greatest age that was ever completed on these days. */
        private int oldest;
    }

    /** Adds these counts, of dossiers of this channel, to those of a day. */
    void add(int day, Channel channel, Counts counts) {
        Integer number = day >> BLOCK_BITS;
        Block block = blocks.get(number);
        if (block == null) {
            block = new Block();
            Map.Entry<Integer, Block> lower = summed ? blocks.lowerEntry(number) : null;
            if (lower != null) {
                block.before = throughout(lower.getValue());
            }
            blocks.put(number, block);
        }
        int place = day & (BLOCK_DAYS - 1);
        Counts counted = block.days[place];
        if (counted == null) {
            counted = new Counts();
            block.days[place] = counted;
        }
        add(block, counted, counts);
        counted.add(RowTotals.code(channel), counts.of(Measure.ACCEPTED));
        if (summed) {
            for (Block later : blocks.tailMap(number, false).values()) {
                counts.forEach((code, amount) -> later.before.add(RowTotals.place(code), amount));
                later.before.add(RowTotals.place(RowTotals.code(channel)), counts.of(Measure.ACCEPTED));
            }
        }
    }

    private static void add(Block block, Counts counted, Counts more) {
        more.forEach((code, amount) -> {
            counted.add(code, amount);
            if (HandlingByAge.isOne(code)) {
                block.oldest = Math.max(block.oldest, HandlingByAge.days(code));
            }
        });
    }

    /** What is counted up to the last day of a block. */
    private static Counts throughout(Block block) {
        Counts sum = new Counts().add(block.before);
        for (Counts day : block.days) {
            if (day != null) {
                day.forEach((code, amount) -> sum.add(RowTotals.place(code), amount));
            }
        }
        return sum;
    }

    private void sum() {
        Counts before = new Counts();
        for (Block block : blocks.values()) {
            block.before = before;
            before = throughout(block);
        }
        summed = true;
    }

    /** What is counted up to the end of a day, in days since 1970-01-01. */
    public RowTotals until(int day) {
        if (!summed) {
            sum();
        }
        RowTotals totals = new RowTotals();
        Map.Entry<Integer, Block> last = blocks.floorEntry(day >> BLOCK_BITS);
        if (last != null) {
            Block block = last.getValue();
            totals.addSum(block.before);
            int end = last.getKey() == day >> BLOCK_BITS ? (day & (BLOCK_DAYS - 1)) + 1 : BLOCK_DAYS;
            for (int i = 0; i < end; i++) {
                Counts counted = block.days[i];
                if (counted != null) {
                    totals.addDay(counted);
                }
            }
        }
        return totals;
    }

    /** The handlings that were completed from one day to another, both included, of what had been accepted before the first. */
    public RowTotals handledOfEarlier(int from, int to) {
        RowTotals totals = new RowTotals();
        blocks.subMap(from >> BLOCK_BITS, true, to >> BLOCK_BITS, true).forEach((number, block) -> {
            int start = number << BLOCK_BITS;
            for (int i = Math.max(0, from - start); i < BLOCK_DAYS && start + i <= to; i++) {
                int youngest = start + i - from + 1;
                Counts counted = block.days[i];
                if (youngest > block.oldest) {
                    return;
                }
                if (counted != null) {
                    counted.forEach(HandlingByAge.completed(youngest), HandlingByAge.CODES_END, totals::add);
                }
            }
        });
        return totals;
    }
}
