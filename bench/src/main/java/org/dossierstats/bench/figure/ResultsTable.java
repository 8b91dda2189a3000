package org.dossierstats.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results for people: the machine, then a table. */
public final class ResultsTable {
    private static final List<String> HEAD = List.of("figure", "unit", "median", "min – max", "n", "target", "met");

    /** From here on columns are numbers, to be put on the right. */
    private static final int FIRST_NUMBER = 2;

    private ResultsTable() {}

    public static String text(Map<String, String> machine, Results results) {
        StringBuilder text = new StringBuilder();
        machine.forEach((name, value) -> text.append(String.format(Locale.ROOT, "%-12s %s%n", name, value)));
        text.append('\n');
        rows(results).forEach(row -> text.append(row).append('\n'));
        results.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.toString();
    }

    private static List<String> rows(Results results) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEAD);
        results.figures().forEach(figure -> cells.add(cells(figure)));
        return aligned(cells, FIRST_NUMBER);
    }

    /**
     * Rows as lines whose columns stand below each other.
     *
     * @param firstNumber the first column that is put on the right, as all after it are
     */
    public static List<String> aligned(List<List<String>> cells, int firstNumber) {
        int[] widths = new int[cells.get(0).size()];
        cells.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        return cells.stream().map(row -> line(row, widths, firstNumber)).toList();
    }

    private static List<String> cells(Figure figure) {
        Spread spread = figure.spread();
        return List.of(
                figure.section() + ": " + figure.name(),
                figure.unit(),
                Numbers.text(spread.median(), Locale.ROOT),
                spread.rounds() == 1
                        ? ""
                        : Numbers.text(spread.min(), Locale.ROOT) + " – " + Numbers.text(spread.max(), Locale.ROOT),
                String.valueOf(spread.rounds()),
                figure.target() == null ? "" : figure.target().text(),
                figure.met());
    }

    private static String line(List<String> row, int[] widths, int firstNumber) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String pad = " ".repeat(widths[column] - row.get(column).length());
            line.append(column >= firstNumber ? pad + row.get(column) : row.get(column) + pad)
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }
}
