package org.dossierstats.reporter.reconcile;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of one report can be, so that all identities hold and no figure is below zero. The identities form a tree, no column being
 * in two of them on the same side, so narrowing one column by another until nothing changes finds exactly that.
 */
final class Columns {
    private final Map<Column, Range> ranges = new EnumMap<>(Column.class);

    private Columns(Map<Column, Range> published) {
        for (Column column : Column.values()) {
            Range range = published.get(column);
            ranges.put(column, range == null ? column.whenAbsent() : range);
        }
    }

    /** Narrowed as far as they go; null if they contradict one another. */
    static @Nullable Columns of(Map<Column, Range> published) {
        Columns columns = new Columns(published);
        boolean narrowed = true;
        while (narrowed) {
            narrowed = false;
            for (Identity identity : Identity.ALL) {
                narrowed |= columns.narrow(identity);
            }
            if (columns.ranges.values().stream().anyMatch(Range::isEmpty)) {
                return null;
            }
        }
        return columns;
    }

    Range of(Column column) {
        return ranges.getOrDefault(column, Range.UNKNOWN);
    }

    private boolean narrow(Identity identity) {
        Range sum = Range.ZERO;
        for (Column part : identity.parts()) {
            sum = sum.plus(of(part));
        }
        boolean narrowed = narrow(identity.total(), sum);
        for (Column part : identity.parts()) {
            Range others = Range.ZERO;
            for (Column other : identity.parts()) {
                others = other == part ? others : others.plus(of(other));
            }
            narrowed |= narrow(part, of(identity.total()).minus(others));
        }
        return narrowed;
    }

    private boolean narrow(Column column, Range to) {
        Range before = of(column);
        Range after = before.and(to);
        ranges.put(column, after);
        return !after.equals(before);
    }
}
