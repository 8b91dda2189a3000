package org.dossierstats.ingest.mapping;

/** A row of a file. */
public interface Row {
    /** The text in this column, composed (NFC) and stripped; empty if there is none. */
    String cell(String column);
}
