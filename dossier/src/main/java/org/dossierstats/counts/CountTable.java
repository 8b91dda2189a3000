package org.dossierstats.counts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.dossierstats.dossier.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Counts by cell, additive; cells that come to nothing are left out. The attributes are kept once for all their days, and the counts of
 * a day {@linkplain PackedCounts packed}. Not thread-safe, but what was {@linkplain #freeze frozen} is.
 */
public final class CountTable {
    private final Map<Attributes, GroupDays> groups = new HashMap<>();
    private long generation;
    private int size;
    private @Nullable FrozenCells frozen;

    /** Is told of each cell that differs. */
    @FunctionalInterface
    public interface DifferenceVisitor {
        /** Both to be read only. */
        void differs(Cell cell, Counts here, Counts there);
    }

    /** Adds so many times what the facts say; −1 takes them back. */
    public CountTable add(Iterable<Fact> facts, int times) {
        for (Fact fact : facts) {
            add(fact.cell(), fact.code(), Math.multiplyExact(times, fact.amount()));
        }
        return this;
    }

    public CountTable add(CountTable other) {
        return add(other, 1);
    }

    /** Adds so many times what stands in another; −1 takes it back. */
    public CountTable add(CountTable other, int times) {
        other.forEach(
                (cell, counts) -> counts.forEach((code, amount) -> add(cell, code, Math.multiplyExact(times, amount))));
        return this;
    }

    public void add(Cell cell, Measure measure, long amount) {
        add(cell, measure.code(), amount);
    }

    public void add(Cell cell, int code, long amount) {
        GroupDays group = groups.get(cell.attributes());
        byte[] before = group == null ? PackedCounts.of(new Counts()) : group.of(cell.day());
        set(cell, group, PackedCounts.add(before, code, amount));
    }

    /** Sets a cell to these absolute counts; empty ones remove it. */
    public void set(Cell cell, Counts counts) {
        set(cell, groups.get(cell.attributes()), PackedCounts.of(counts));
    }

    private void set(Cell cell, @Nullable GroupDays group, byte[] counts) {
        if (group == null && counts.length == 0) {
            return;
        }
        GroupDays own = group;
        if (own == null || own.generation() != generation) {
            own = own == null ? new GroupDays(cell.attributes(), generation) : own.copy(generation);
            groups.put(own.attributes(), own);
        }
        size += own.set(cell.day(), counts);
        if (own.size() == 0) {
            groups.remove(own.attributes());
        }
        frozen = null;
    }

    /** What stands in the cell; empty counts if nothing does. A copy. */
    public Counts of(Cell cell) {
        GroupDays group = groups.get(cell.attributes());
        return group == null ? new Counts() : PackedCounts.unpack(group.of(cell.day()));
    }

    /** Visits each cell with a copy of its counts. */
    public void forEach(BiConsumer<Cell, Counts> visitor) {
        groups.values().forEach(group -> forEach(group, visitor));
    }

    /**
     * Visits each count where it stands, which costs no copy.
     *
     * @param visitors gives who is to be told the counts of a cell; the cells of a group come one after the other
     */
    public void forEachCount(Function<Cell, Counts.Visitor> visitors) {
        for (GroupDays group : groups.values()) {
            for (int i = 0; i < group.size(); i++) {
                PackedCounts.forEach(group.packed(i), visitors.apply(new Cell(group.attributes(), group.day(i))));
            }
        }
    }

    static void forEach(GroupDays group, BiConsumer<Cell, Counts> visitor) {
        for (int i = 0; i < group.size(); i++) {
            visitor.accept(new Cell(group.attributes(), group.day(i)), PackedCounts.unpack(group.packed(i)));
        }
    }

    /** Visits each cell that has other counts here than there. */
    public void forEachDifference(CountTable there, DifferenceVisitor visitor) {
        groups.forEach((attributes, group) -> {
            GroupDays other = there.groups.getOrDefault(attributes, new GroupDays(attributes, 0));
            differences(group, other, visitor);
            for (int i = 0; i < other.size(); i++) {
                if (group.of(other.day(i)).length == 0) {
                    visitor.differs(
                            new Cell(attributes, other.day(i)), new Counts(), PackedCounts.unpack(other.packed(i)));
                }
            }
        });
        there.groups.forEach((attributes, group) -> {
            if (!groups.containsKey(attributes)) {
                forEach(group, (cell, counts) -> visitor.differs(cell, new Counts(), counts));
            }
        });
    }

    /** On the days that are here. */
    private static void differences(GroupDays here, GroupDays there, DifferenceVisitor visitor) {
        for (int i = 0; i < here.size(); i++) {
            byte[] other = there.of(here.day(i));
            if (!Arrays.equals(here.packed(i), other)) {
                visitor.differs(
                        new Cell(here.attributes(), here.day(i)),
                        PackedCounts.unpack(here.packed(i)),
                        PackedCounts.unpack(other));
            }
        }
    }

    /** The cells as they stand: costs a list of the groups, and a copy of each group that is changed first after it. */
    public FrozenCells freeze() {
        FrozenCells now = frozen;
        if (now == null) {
            now = new FrozenCells(List.copyOf(groups.values()));
            frozen = now;
            generation++;
        }
        return now;
    }

    /** A copy. */
    public Map<Cell, Counts> asMap() {
        Map<Cell, Counts> cells = new HashMap<>();
        forEach(cells::put);
        return cells;
    }

    /** How many cells there are. */
    public int size() {
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CountTable table && groups.equals(table.groups);
    }

    @Override
    public int hashCode() {
        return groups.hashCode();
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
