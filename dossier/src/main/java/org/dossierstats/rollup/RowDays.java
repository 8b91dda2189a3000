package org.dossierstats.rollup;

import java.util.Arrays;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.HandlingByAge;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a row by day, with sums up to every sixteenth: what stood before a day, and what happened in a period, costs two sums and
 * some eight days before or after them, however many there are. Not thread-safe.
 *
 * <p>The sums are made when they are first asked for, and kept up from then on. That is the hot path of summaries: blocks are found in an
 * array, and handlings by age, which are most of the codes of a day, are kept apart from what is summed up.
 */
public final class RowDays {
    private static final int BLOCK_BITS = 4;
    private static final int BLOCK_DAYS = 1 << BLOCK_BITS;
    private static final int FIRST_CAPACITY = 4;

    private int[] numbers = new int[FIRST_CAPACITY];
    private Block[] blocks = new Block[FIRST_CAPACITY];
    private int size;
    private boolean summed;

    /** Sixteen days. */
    private static final class Block {
        /** By {@link RowTotals#place}. */
        private final @Nullable Counts[] days = new Counts[BLOCK_DAYS];

        /** By their codes, of days on which anything was completed. */
        private final @Nullable Counts[] ages = new Counts[BLOCK_DAYS];

        /** What is counted before these days, by {@link RowTotals#place}; once they are summed. */
        private Counts before = new Counts();

        /** The greatest age that was ever completed on these days. */
        private int oldest;

        private void add(int place, int code, long amount) {
            of(days, place).add(RowTotals.place(code), amount);
            if (HandlingByAge.isOne(code)) {
                of(ages, place).add(code, amount);
                oldest = Math.max(oldest, HandlingByAge.days(code));
            }
        }

        private void add(Block other) {
            for (int place = 0; place < BLOCK_DAYS; place++) {
                add(days, place, other.days[place]);
                add(ages, place, other.ages[place]);
            }
            oldest = Math.max(oldest, other.oldest);
        }

        private static void add(@Nullable Counts[] days, int place, @Nullable Counts more) {
            if (more != null) {
                days[place] = of(days, place).add(more);
            }
        }

        private static Counts of(@Nullable Counts[] days, int place) {
            Counts counts = days[place];
            if (counts == null) {
                counts = new Counts();
                days[place] = counts;
            }
            return counts;
        }

        /** What is counted up to the last of these days. */
        private Counts throughout() {
            RowTotals totals = new RowTotals();
            addTo(totals, BLOCK_DAYS);
            return totals.all();
        }

        /** Takes what is counted on the days after so many of these. */
        private void takeFrom(RowTotals totals, int end) {
            for (int i = end; i < BLOCK_DAYS; i++) {
                Counts day = days[i];
                if (day != null) {
                    totals.subtract(day);
                }
            }
        }

        /** Adds what is counted up to so many of these days. */
        private void addTo(RowTotals totals, int end) {
            totals.add(before);
            for (int i = 0; i < end; i++) {
                Counts day = days[i];
                if (day != null) {
                    totals.add(day);
                }
            }
        }
    }

    /**
     * Adds the counts it is told, of dossiers of this channel, to those of a day. While no sums are made, which these would not change.
     */
    Counts.Visitor adding(int day, Channel channel) {
        Block block = block(day >> BLOCK_BITS);
        int place = day & (BLOCK_DAYS - 1);
        return (code, amount) -> {
            block.add(place, code, amount);
            if (code == Measure.ACCEPTED.code()) {
                block.add(place, RowTotals.code(channel), amount);
            }
        };
    }

    /** Adds all that is in another. While no sums are made. */
    void add(RowDays other) {
        for (int i = 0; i < other.size; i++) {
            block(other.numbers[i]).add(other.blocks[i]);
        }
    }

    /** Adds these counts, of dossiers of this channel, to those of a day. */
    void add(int day, Channel channel, Counts counts) {
        int index = place(day >> BLOCK_BITS);
        Block block = blocks[index];
        int place = day & (BLOCK_DAYS - 1);
        counts.forEach((code, amount) -> block.add(place, code, amount));
        long accepted = counts.of(Measure.ACCEPTED);
        block.add(place, RowTotals.code(channel), accepted);
        if (summed) {
            for (int i = index + 1; i < size; i++) {
                Counts before = blocks[i].before;
                counts.forEach((code, amount) -> before.add(RowTotals.place(code), amount));
                before.add(RowTotals.place(RowTotals.code(channel)), accepted);
            }
        }
    }

    private Block block(int number) {
        int index = place(number);
        return blocks[index];
    }

    /** Where the block of this number stands, which is made if there is none. */
    private int place(int number) {
        int index = index(number);
        if (index < 0) {
            index = -index - 1;
            insert(index, number);
        }
        return index;
    }

    private int index(int number) {
        return Arrays.binarySearch(numbers, 0, size, number);
    }

    private void insert(int index, int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            blocks = Arrays.copyOf(blocks, size * 2);
        }
        System.arraycopy(numbers, index, numbers, index + 1, size - index);
        System.arraycopy(blocks, index, blocks, index + 1, size - index);
        numbers[index] = number;
        blocks[index] = new Block();
        size++;
        if (summed && index > 0) {
            blocks[index].before = blocks[index - 1].throughout();
        }
    }

    private void sum() {
        for (int i = 1; i < size; i++) {
            blocks[i].before = blocks[i - 1].throughout();
        }
        summed = true;
    }

    /**
     * What is counted up to the end of a day.
     *
     * @param day days since 1970-01-01
     * @param totals where that is to stand, and nothing else
     */
    public void until(int day, RowTotals totals) {
        if (!summed) {
            sum();
        }
        totals.clear();
        int index = index(day >> BLOCK_BITS);
        if (index >= 0) {
            int end = (day & (BLOCK_DAYS - 1)) + 1;
            if (end > BLOCK_DAYS / 2 && index + 1 < size) {
                totals.add(blocks[index + 1].before);
                blocks[index].takeFrom(totals, end);
            } else {
                blocks[index].addTo(totals, end);
            }
        } else if (index < -1) {
            blocks[-index - 2].addTo(totals, BLOCK_DAYS);
        }
    }

    /** Takes the handlings that were completed from one day to another, both included, of what had been accepted before the first, out. */
    public void takeEarlierOut(RowTotals totals, int from, int to) {
        int index = index(from >> BLOCK_BITS);
        for (int i = index < 0 ? -index - 1 : index; i < size && numbers[i] <= to >> BLOCK_BITS; i++) {
            int start = numbers[i] << BLOCK_BITS;
            Block block = blocks[i];
            int end = Math.min(BLOCK_DAYS, Math.min(to, from + block.oldest - 1) - start + 1);
            for (int place = Math.max(0, from - start); place < end; place++) {
                Counts ages = block.ages[place];
                if (ages != null) {
                    int youngest = start + place - from + 1;
                    ages.forEach(HandlingByAge.completed(youngest), HandlingByAge.CODES_END, totals::subtractAge);
                }
            }
        }
    }
}
