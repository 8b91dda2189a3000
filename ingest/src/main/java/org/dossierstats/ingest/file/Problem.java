package org.dossierstats.ingest.file;

import org.dossierstats.ingest.mapping.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file.
 *
 * @param line where the record begins, from 1
 * @param column the name of the column, if it is in one
 */
public record Problem(long line, @Nullable String column, String message) {
    static Problem of(long line, Fault fault) {
        return new Problem(line, fault.column(), fault.message());
    }

    /** In one line. */
    @Override
    public String toString() {
        return "line " + line + (column == null ? ": " : ", column " + column + ": ") + message;
    }
}
