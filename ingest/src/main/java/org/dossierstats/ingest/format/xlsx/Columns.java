package org.dossierstats.ingest.format.xlsx;

/** Columns as spreadsheets name them: A to Z, AA to ZZ, AAA and on. */
final class Columns {
    private static final int LETTERS = 26;

    private Columns() {}

    /** From 0, of the column of a cell such as C5; -1 if it is none. */
    static int index(String cell) {
        int index = 0;
        int letters = 0;
        while (letters < cell.length() && cell.charAt(letters) >= 'A' && cell.charAt(letters) <= 'Z') {
            index = index * LETTERS + cell.charAt(letters++) - 'A' + 1;
            if (letters > 3) {
                return -1;
            }
        }
        return index - 1;
    }

    /** Of the column, from 0. */
    static String letters(int index) {
        String letter = String.valueOf((char) ('A' + index % LETTERS));
        return index < LETTERS ? letter : letters(index / LETTERS - 1) + letter;
    }
}
