package org.dossierstats.reporter.form;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, or several under one caption.
 *
 * @param id as CSV files name it; blank for several
 * @param width in characters; 0 for several
 * @param content null for several
 * @param columns those under the caption; empty for one
 */
record Column(
        String caption, String id, int width, @Nullable Content content, List<Column> columns) {
    /** What stands in a column. */
    sealed interface Content {
        /** What is added up in it. */
        default List<Sum<Subject>> sums() {
            return List.of();
        }
    }

    /** The number of the row. */
    record RowNumber() implements Content {}

    /** What the row is about. */
    record RowLabel() implements Content {}

    record Amount(Sum<Subject> of) implements Content {
        @Override
        public List<Sum<Subject>> sums() {
            return List.of(of);
        }
    }

    /** A share of something, in percent. */
    record Share(Sum<Subject> of, Sum<Subject> in) implements Content {
        @Override
        public List<Sum<Subject>> sums() {
            return List.of(of, in);
        }
    }

    /**
     * What comes to each of something, or how many times another figure one is.
     *
     * @param scale by which it is divided further, such as 3600 to make hours of seconds
     */
    record Quotient(Sum<Subject> of, Sum<Subject> in, int scale) implements Content {
        @Override
        public List<Sum<Subject>> sums() {
            return List.of(of, in);
        }
    }

    /** A figure that no event and no catalogue carries. */
    record Unknown() implements Content {}

    /** What is added up in columns. */
    static List<Sum<Subject>> sums(List<Column> columns) {
        return Head.leaves(columns).stream()
                .flatMap(leaf -> Objects.requireNonNull(leaf.content()).sums().stream())
                .toList();
    }
}
