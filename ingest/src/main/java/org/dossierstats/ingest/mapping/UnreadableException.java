package org.dossierstats.ingest.mapping;

/** A cell does not say what it should; the message goes on from the name of its column. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;

    UnreadableException(String message) {
        super(message, null, false, false);
    }

    /** Enough of the cell to find it by, on one line. */
    static String quoted(String cell) {
        String line = cell.replaceAll("\\p{Cntrl}", "?");
        return "'" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…") + "'";
    }
}
