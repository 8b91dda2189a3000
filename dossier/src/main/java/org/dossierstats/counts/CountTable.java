package org.dossierstats.counts;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Counts by cell, additive; cells that come to nothing are left out. Not thread-safe. */
public final class CountTable {
    private final Map<Cell, Counts> cells = new HashMap<>();

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
        Counts counts = cells.computeIfAbsent(cell, absent -> new Counts()).add(code, amount);
        if (counts.isEmpty()) {
            cells.remove(cell);
        }
    }

    /** Sets a cell to these absolute counts; empty ones remove it. */
    public void set(Cell cell, Counts counts) {
        if (counts.isEmpty()) {
            cells.remove(cell);
        } else {
            cells.put(cell, counts);
        }
    }

    /** What stands in the cell; empty counts if nothing does. To be read only. */
    public Counts of(Cell cell) {
        Counts counts = cells.get(cell);
        return counts == null ? new Counts() : counts;
    }

    public void forEach(BiConsumer<Cell, Counts> visitor) {
        cells.forEach(visitor);
    }

    public Map<Cell, Counts> asMap() {
        return Collections.unmodifiableMap(cells);
    }

    public int size() {
        return cells.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CountTable table && cells.equals(table.cells);
    }

    @Override
    public int hashCode() {
        return cells.hashCode();
    }

    @Override
    public String toString() {
        return cells.toString();
    }
}
