package org.dossierstats.streams;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Counts;
import org.dossierstats.dossier.Attributes;

/** Counts by cell, and which of the cells have changed since they were published. Not thread-safe. */
final class ChangedCells {
    private static final Cell NONE = new Cell(Attributes.UNKNOWN, Integer.MIN_VALUE);

    private final CountTable counts;
    private final Set<Cell> unpublished = new LinkedHashSet<>();
    private Iterator<Cell> all = Collections.emptyIterator();
    private boolean begun = true;
    private Cell latest = NONE;

    ChangedCells(CountTable counts) {
        this.counts = counts;
    }

    /** All is to be published anew: until it {@linkplain #begin begins}, it is not remembered what changed. */
    void anew() {
        begun = false;
    }

    /** Every cell there is now is published, and whatever changes from now on. */
    void begin() {
        begun = true;
        latest = NONE;
        all = counts.freeze().cells();
    }

    /** Facts come cell by cell, mostly. */
    void add(Attributes attributes, int day, int code, long amount) {
        if (latest.day() != day || !latest.attributes().equals(attributes)) {
            latest = new Cell(attributes, day);
            if (begun) {
                unpublished.add(latest);
            }
        }
        counts.add(latest, code, amount);
    }

    /** Of what stands published. */
    void addPublished(Attributes attributes, int day, int code, long amount) {
        counts.add(new Cell(attributes, day), code, amount);
    }

    boolean isWhollyPublished() {
        return unpublished.isEmpty() && !all.hasNext();
    }

    /** Publishes up to so many of them; tells how many more might have been. */
    int publish(int limit, BiConsumer<Cell, Counts> publisher) {
        latest = NONE;
        int rest = limit;
        for (; rest > 0 && all.hasNext(); rest--) {
            Cell cell = all.next();
            publisher.accept(cell, counts.of(cell));
        }
        return take(unpublished, rest, cell -> publisher.accept(cell, counts.of(cell)));
    }

    /** Takes up to so many of these; tells how many more might have been taken. */
    static <T> int take(Set<T> waiting, int limit, Consumer<T> taker) {
        int rest = limit;
        for (Iterator<T> next = waiting.iterator(); rest > 0 && next.hasNext(); rest--) {
            taker.accept(next.next());
            next.remove();
        }
        return rest;
    }
}
