package org.dossierstats.reporter.form;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dossierstats.report.EarlierPeriod;

/**
 * What a form looks like and which figure stands where, as a layout file says it.
 *
 * @param id as the command line names it
 * @param version of the file
 * @param notes printed below the tables
 */
public record Layout(
        String id,
        int version,
        String name,
        Language language,
        boolean landscape,
        Policies policies,
        Blocks head,
        List<TableLayout> tables,
        List<String> notes,
        Blocks foot) {

    /** The earlier periods that its columns have figures of. */
    public Set<EarlierPeriod> compared() {
        Set<EarlierPeriod> compared = EnumSet.noneOf(EarlierPeriod.class);
        for (TableLayout table : tables) {
            table.sums().stream().flatMap(sum -> sum.names().stream()).forEach(name -> {
                for (EarlierPeriod which : EarlierPeriod.values()) {
                    if (name.startsWith(Vocabulary.prefix(which))) {
                        compared.add(which);
                    }
                }
            });
        }
        return compared;
    }

    /** Lines beside one another. */
    public record Blocks(List<String> left, List<String> centre, List<String> right) {}

    /** A table of a form. */
    sealed interface TableLayout {
        /** Above it; may be blank. */
        String title();

        /** What is added up in it. */
        List<Sum<Subject>> sums();
    }

    /**
     * A table with a row for each group of dossiers.
     *
     * @param unit what is counted, above the table at the right; may be blank
     * @param numbered whether the columns' numbers stand below the captions
     * @param by what the rows are grouped by, the widest group first
     * @param total what the last row is called
     * @param identities what must hold in every row
     */
    record Grid(
            String title,
            String unit,
            boolean numbered,
            List<Column> columns,
            List<Grouping> by,
            String total,
            List<Identity> identities)
            implements TableLayout {
        @Override
        public List<Sum<Subject>> sums() {
            return Column.sums(columns);
        }
    }

    /** A table with one row, about everything: dossiers and the procedures of the catalogue. */
    record OneRow(String title, String unit, boolean numbered, List<Column> columns) implements TableLayout {
        @Override
        public List<Sum<Subject>> sums() {
            return Column.sums(columns);
        }
    }

    /**
     * A table with a line for each figure.
     *
     * @param ofCatalogue whether it is about the procedures of the catalogue, not about dossiers
     * @param caption above the lines
     * @param figure above the figures
     */
    record Lines(String title, boolean ofCatalogue, String caption, String figure, List<Line> lines)
            implements TableLayout {
        @Override
        public List<Sum<Subject>> sums() {
            return lines.stream()
                    .flatMap(line -> line.content().sums().stream())
                    .toList();
        }
    }

    /**
     * A line.
     *
     * @param depth 0 for one that stands by itself, 1 for a part of the one above
     */
    record Line(String label, int depth, Column.Content content) {}

    /**
     * Rows for each value of something.
     *
     * @param labels by value, what it is called here
     * @param unknown what a missing value is called
     */
    record Grouping(Key key, Map<String, String> labels, String unknown) {}

    /** An equation between columns, by their ids. */
    record Identity(String text, Sum<Form.Row> left, Sum<Form.Row> right) {}
}
