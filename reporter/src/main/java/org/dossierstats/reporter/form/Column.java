package org.dossierstats.reporter.form;

import java.util.List;
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
    sealed interface Content {}

    /** The number of the row. */
    record RowNumber() implements Content {}

    /** What the row is about. */
    record RowLabel() implements Content {}

    record Amount(Sum<Subject> of) implements Content {}

    /** A share of something, in percent. */
    record Share(Sum<Subject> of, Sum<Subject> in) implements Content {}

    /** A figure that no event and no catalogue carries. */
    record Unknown() implements Content {}
}
