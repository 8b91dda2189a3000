package org.dossierstats.reporter.export;

/** Texts in CSV files that spreadsheets open. */
public final class CsvText {
    private static final String FORMULA = "=+-@\t\r";

    private CsvText() {}

    /** A spreadsheet would run what begins as a formula does; a leading apostrophe makes a text of it. */
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
