package org.dossierstats.ingest.format.xlsx;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell.
 *
 * @param text empty if nothing does
 * @param fault why what stands there cannot be read; a sentence whose subject is the cell
 */
record Cell(String text, @Nullable String fault) {
    static final Cell EMPTY = new Cell("", null);

    static Cell of(String text) {
        return new Cell(text, null);
    }

    static Cell faulty(String fault) {
        return new Cell("", fault);
    }

    boolean isBlank() {
        return fault == null && text.isBlank();
    }
}
