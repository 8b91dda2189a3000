package org.dossierstats.reporter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in plain text, its columns as wide as their widest cell: the first to the left, the others to the right unless all are texts. */
public final class TextTable {
    private static final int WIDEST_LABEL = 44;
    private static final String GAP = "  ";

    private final boolean ofTexts;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> ruled = new ArrayList<>();

    /** Of numbers, but for the first column. */
    public TextTable() {
        this(false);
    }

    private TextTable(boolean ofTexts) {
        this.ofTexts = ofTexts;
    }

    /** Of texts: all columns to the left. */
    public static TextTable ofTexts() {
        return new TextTable(true);
    }

    public TextTable row(String... cells) {
        rows.add(Arrays.asList(cells));
        ruled.add(false);
        return this;
    }

    /** A line across, before the next row. */
    public TextTable rule() {
        rows.add(List.of());
        ruled.add(true);
        return this;
    }

    /** A line that belongs to no column. */
    public TextTable heading(String text) {
        rows.add(List.of(text));
        ruled.add(false);
        return this;
    }

    @Override
    public String toString() {
        int[] widths = widths();
        int whole = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append(
                    ruled.get(i) ? "─".repeat(whole) : line(rows.get(i), widths).stripTrailing());
            text.append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            if (row.size() > 1) {
                for (int column = 0; column < row.size(); column++) {
                    widths[column] = Math.max(widths[column], width(shown(row.get(column), column)));
                }
            }
        }
        return widths;
    }

    private String line(List<String> row, int[] widths) {
        if (row.size() == 1) {
            return row.get(0);
        }
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = shown(row.get(column), column);
            String padding = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : GAP).append(column == 0 || ofTexts ? cell + padding : padding + cell);
        }
        return line.toString();
    }

    private static String shown(String cell, int column) {
        return column > 0 || width(cell) <= WIDEST_LABEL
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, WIDEST_LABEL - 1)) + "…";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
