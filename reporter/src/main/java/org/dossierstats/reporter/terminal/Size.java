package org.dossierstats.reporter.terminal;

/**
 * Of a terminal, in characters.
 *
 * @param columns how wide
 * @param rows how high
 */
public record Size(int columns, int rows) {
    /** Of a terminal that does not tell. */
    public static final Size USUAL = new Size(80, 24);
}
