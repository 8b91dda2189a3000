package org.dossierstats.reporter.form;

import java.util.List;
import org.dossierstats.period.Period;

/**
 * A filled form, ready to be written in any format.
 *
 * @param id of its layout
 * @param provenance what its figures can be checked by
 */
public record Form(
        String id,
        String name,
        Language language,
        boolean landscape,
        Period period,
        Layout.Blocks head,
        List<Table> tables,
        List<String> notes,
        Layout.Blocks foot,
        Provenance provenance) {

    /**
     * What the figures of a form can be checked by.
     *
     * @param revision of the sealed summary; blank if it is not sealed
     * @param cut by partition of the events, the offset before which every event is counted, such as 0:1243 1:1198
     * @param lines the same as people read it; stands on every page
     */
    public record Provenance(String revision, String cut, String rules, String digest, List<String> lines) {}

    /**
     * A table.
     *
     * @param title above it; may be blank
     * @param unit above it at the right; may be blank
     * @param head captions, with the columns' numbers in the last line if they have any
     * @param headRows lines of captions
     * @param ids of the columns
     * @param widths of the columns, in characters
     */
    public record Table(
            String title,
            String unit,
            List<Caption> head,
            int headRows,
            List<String> ids,
            List<Integer> widths,
            List<Row> rows) {
        public int columns() {
            return ids.size();
        }

        /** All captions above a column, the widest first. */
        public List<String> captions(int column) {
            return head.stream()
                    .filter(caption -> caption.column() <= column && column < caption.column() + caption.columns())
                    .filter(caption -> !caption.isNumber())
                    .map(Caption::text)
                    .toList();
        }
    }

    /**
     * A caption, over so many columns and lines.
     *
     * @param row from 0
     * @param column from 0
     * @param isNumber whether it is a column's number
     */
    public record Caption(int row, int column, int rows, int columns, String text, boolean isNumber) {}

    /**
     * A row.
     *
     * @param depth how many groups it stands in
     */
    public record Row(Kind kind, int depth, List<Cell> cells) {
        /** What a row is. */
        public enum Kind {
            /** A group whose parts follow. */
            SECTION,
            DETAIL,
            TOTAL
        }

        /** The number in a column. */
        long number(int column) {
            if (cells.get(column) instanceof Count number) {
                return number.value();
            }
            throw new IllegalArgumentException("column " + (column + 1) + " has no numbers");
        }
    }

    /** What stands in a row under a column. */
    public sealed interface Cell {}

    /**
     * A text.
     *
     * @param centred else at the left
     */
    public record Words(String text, boolean centred) implements Cell {}

    public record Count(long value) implements Cell {}

    /** A share; of nothing if the denominator is 0. */
    public record Share(long numerator, long denominator) implements Cell {}

    /** What comes to each of something; of nothing if the denominator is not above 0. */
    public record Quotient(long numerator, long denominator) implements Cell {}

    /** Of an agency that has not reported, which is not zero. */
    public record NotReported() implements Cell {}

    /** Not known, which is not zero. */
    public record Unknown() implements Cell {}
}
