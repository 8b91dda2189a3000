package org.dossierstats.counts;

import java.util.Arrays;
import org.dossierstats.dossier.Attributes;

/**
 * The counts of those dossiers that share their attributes, by day: 43 bytes a day, of 300,000 simulated dossiers. Belongs to a
 * {@link CountTable}, which copies what it changes after it was frozen.
 */
final class GroupDays {
    private static final byte[] NOTHING = {};
    private static final int FIRST_CAPACITY = 4;

    private final Attributes attributes;
    private final long generation;
    private int[] days;
    private byte[][] packed;
    private int size;

    /** @param generation of the table: those of earlier ones may be in use elsewhere */
    GroupDays(Attributes attributes, long generation) {
        this(attributes, generation, new int[FIRST_CAPACITY], new byte[FIRST_CAPACITY][], 0);
    }

    private GroupDays(Attributes attributes, long generation, int[] days, byte[][] packed, int size) {
        this.attributes = attributes;
        this.generation = generation;
        this.days = days;
        this.packed = packed;
        this.size = size;
    }

    /** The same days, to be changed for itself. */
    GroupDays copy(long ofGeneration) {
        return new GroupDays(attributes, ofGeneration, days.clone(), packed.clone(), size);
    }

    Attributes attributes() {
        return attributes;
    }

    long generation() {
        return generation;
    }

    int size() {
        return size;
    }

    int day(int place) {
        return days[place];
    }

    byte[] packed(int place) {
        return packed[place];
    }

    /** The counts of a day, packed; none if nothing is counted there. */
    byte[] of(int day) {
        int place = place(day);
        return place < 0 ? NOTHING : packed[place];
    }

    /**
     * Sets the counts of a day; none removes it.
     *
     * @return by how much there are more days now
     */
    int set(int day, byte[] counts) {
        int place = place(day);
        if (place >= 0) {
            if (counts.length == 0) {
                size--;
                System.arraycopy(days, place + 1, days, place, size - place);
                System.arraycopy(packed, place + 1, packed, place, size - place);
                packed[size] = NOTHING;
                return -1;
            }
            packed[place] = counts;
            return 0;
        }
        if (counts.length == 0) {
            return 0;
        }
        insert(-place - 1, day, counts);
        return 1;
    }

    private void insert(int place, int day, byte[] counts) {
        if (size == days.length) {
            int capacity = size + (size >> 1);
            days = Arrays.copyOf(days, capacity);
            packed = Arrays.copyOf(packed, capacity);
        }
        System.arraycopy(days, place, days, place + 1, size - place);
        System.arraycopy(packed, place, packed, place + 1, size - place);
        days[place] = day;
        packed[place] = counts;
        size++;
    }

    /** Most is counted on the latest days. */
    private int place(int day) {
        if (size == 0 || days[size - 1] < day) {
            return -size - 1;
        }
        return Arrays.binarySearch(days, 0, size, day);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof GroupDays group) || size != group.size || !attributes.equals(group.attributes)) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (days[i] != group.days[i] || !Arrays.equals(packed[i], group.packed[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = attributes.hashCode();
        for (int i = 0; i < size; i++) {
            hash = (hash * 31 + days[i]) * 31 + Arrays.hashCode(packed[i]);
        }
        return hash;
    }
}
