package org.dossierstats.ingest.format;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.dossierstats.ingest.file.Content;
import org.dossierstats.ingest.file.Problem;
import org.dossierstats.ingest.mapping.Fault;
import org.dossierstats.ingest.mapping.Row;

/** A kind of file that is rows of named cells; what the names mean, a mapping says. */
public interface Table {
    /** What its rows are called. */
    String items();

    /**
     * Reads the rows from the first to the last that is wanted, or up to where they cannot be made out any more.
     *
     * @param columns those that must be there
     * @throws IOException if the content cannot be read; a cause in an UncheckedIOException is as good
     * @throws org.dossierstats.ingest.mapping.ImportException if it is no such table at all; the message says so in one line
     */
    void read(Content content, Set<String> columns, Rows rows) throws IOException;

    /** A row whose columns are known. */
    interface NamedRow extends Row {
        /** The names of its columns, in their order; one may be there twice. */
        List<String> columns();

        /** How a person finds this column. */
        default String place(String column) {
            return column;
        }

        /** What keeps the cells of these columns from being read. */
        default List<Fault> faults(Set<String> columns) {
            return List.of();
        }
    }

    /** What is made of a table. */
    interface Rows {
        /**
         * A row.
         *
         * @param line where it begins, from 1
         * @return whether another is wanted
         */
        boolean row(long line, NamedRow row);

        void problem(Problem problem);

        /** Something worth telling that is not wrong. */
        void note(String note);
    }
}
