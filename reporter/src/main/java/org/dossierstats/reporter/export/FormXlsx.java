package org.dossierstats.reporter.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Form.Caption;
import org.dossierstats.reporter.form.Form.Row;

/** Forms as a workbook that prints as the form does, a sheet for each; numbers are numbers. */
final class FormXlsx implements FormWriter {
    private static final String FONT = "Times New Roman";
    private static final int SIZE = 11;
    private static final int SMALL = 8;
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_LETTERS = 31;
    private static final int ROWS_IN_MEMORY = 1_000;
    private static final double LINE_POINTS = 15;

    @Override
    public void write(List<Form> forms, OutputStream to) throws IOException {
        try (Workbook book = new Workbook(to, "dossier-stats", null)) {
            Set<String> names = new HashSet<>();
            for (Form form : forms) {
                new Sheet(form, book.newWorksheet(name(form, names))).write();
            }
        }
    }

    private static String name(Form form, Set<String> taken) {
        String name = (form.id() + " " + form.period().name()).replaceAll("[\\\\/?*\\[\\]:]", "-");
        String cut = name.length() > MOST_LETTERS ? name.substring(0, MOST_LETTERS) : name;
        for (int copy = 2; !taken.add(cut.toLowerCase(Locale.ROOT)); copy++) {
            String suffix = " (" + copy + ")";
            cut = name.substring(0, Math.min(name.length(), MOST_LETTERS - suffix.length())) + suffix;
        }
        return cut;
    }

    private static final class Sheet {
        private final Form form;
        private final Worksheet sheet;
        private final int columns;
        private int row;

        Sheet(Form form, Worksheet sheet) {
            this.form = form;
            this.sheet = sheet;
            this.columns =
                    form.tables().stream().mapToInt(Form.Table::columns).max().orElse(1);
        }

        void write() throws IOException {
            page();
            beside(form.head().left(), form.head().right(), false);
            row++;
            for (int line = 0; line < form.head().centre().size(); line++) {
                StyleSetter style = words(
                                row, 0, row, columns - 1, form.head().centre().get(line))
                        .horizontalAlignment("center")
                        .wrapText(true);
                (line == 0 ? style.bold().fontSize(SIZE + 2) : style).set();
                row++;
            }
            row++;
            for (Form.Table table : form.tables()) {
                table(table);
            }
            for (String note : form.notes()) {
                words(row, 0, row, columns - 1, note)
                        .italic()
                        .fontSize(SMALL)
                        .wrapText(true)
                        .set();
                row++;
            }
            row++;
            beside(form.foot().left(), form.foot().right(), true);
            row++;
            for (String line : form.provenance().lines()) {
                words(row, 0, row, columns - 1, line).fontSize(SMALL).set();
                row++;
            }
            sheet.addNamedRange(new Area(sheet, row - 1, columns - 1).range(), "_xlnm.Print_Area");
        }

        private record Area(Worksheet sheet, int lastRow, int lastColumn) {
            Range range() {
                return sheet.range(0, 0, lastRow, lastColumn);
            }
        }

        private void page() {
            sheet.paperSize(PaperSize.A4_PAPER);
            sheet.pageOrientation(form.landscape() ? "landscape" : "portrait");
            sheet.setFitToPage(true);
            sheet.fitToWidth((short) 1);
            sheet.fitToHeight((short) 0);
            sheet.hideGridLines();
            sheet.footer("&P/&N", Position.RIGHT);
            String provenance = String.join("\n", form.provenance().lines()).replace("&", "&&");
            sheet.footer("&6" + " " + provenance, Position.LEFT);
            List<Integer> widths = form.tables().get(0).widths();
            for (int column = 0; column < widths.size(); column++) {
                sheet.width(column, widths.get(column) + 1.0);
            }
        }

        /** Lines at the left and others beside them at the right. */
        private void beside(List<String> left, List<String> right, boolean centred) {
            int middle = Math.max(1, columns / 2);
            for (int line = 0; line < Math.max(left.size(), right.size()); line++) {
                if (line < left.size()) {
                    align(words(row, 0, row, middle - 1, left.get(line)), centred)
                            .set();
                }
                if (line < right.size() && middle < columns) {
                    align(words(row, middle, row, columns - 1, right.get(line)), centred)
                            .set();
                }
                row++;
            }
        }

        private static StyleSetter align(StyleSetter style, boolean centred) {
            return centred ? style.horizontalAlignment("center") : style;
        }

        private StyleSetter words(int top, int left, int bottom, int right, String text) {
            sheet.inlineString(top, left, text);
            Range range = sheet.range(top, left, bottom, right);
            StyleSetter style = range.style().fontName(FONT).fontSize(SIZE).verticalAlignment("center");
            if (right > left || bottom > top) {
                style.merge();
            }
            return style;
        }

        private void table(Form.Table table) throws IOException {
            if (table.rows().size() > MOST_ROWS) {
                throw new IllegalArgumentException("a sheet has " + MOST_ROWS + " rows at most, and these are "
                        + table.rows().size() + "; take CSV, or a layout with fewer rows");
            }
            if (!table.title().isEmpty()) {
                words(row, 0, row, columns - 1, table.title()).bold().set();
                row++;
            }
            if (!table.unit().isEmpty()) {
                words(row, 0, row, columns - 1, table.unit())
                        .horizontalAlignment("right")
                        .italic()
                        .set();
                row++;
            }
            captions(table);
            for (int written = 0; written < table.rows().size(); written++) {
                row(table.rows().get(written));
                if (written % ROWS_IN_MEMORY == ROWS_IN_MEMORY - 1) {
                    sheet.flush();
                }
            }
            row++;
        }

        private void captions(Form.Table table) {
            if (form.tables().size() == 1) {
                sheet.repeatRows(row, row + table.headRows() - 1);
            }
            for (Caption caption : table.head()) {
                int top = row + caption.row();
                int right = caption.column() + caption.columns() - 1;
                StyleSetter style = words(top, caption.column(), top + caption.rows() - 1, right, caption.text());
                bordered(style).horizontalAlignment("center").wrapText(true);
                (caption.isNumber() ? style.italic().fontSize(SMALL) : style.bold()).set();
                if (caption.rows() == 1 && caption.columns() == 1 && !caption.isNumber()) {
                    sheet.rowHeight(top, 3 * LINE_POINTS);
                }
            }
            row += table.headRows();
        }

        private void row(Row written) {
            boolean bold = written.kind() != Row.Kind.DETAIL;
            for (int column = 0; column < written.cells().size(); column++) {
                cell(written, column, bold);
            }
            row++;
        }

        private void cell(Row written, int column, boolean bold) {
            StyleSetter style = bordered(
                    sheet.style(row, column).fontName(FONT).fontSize(SIZE).verticalAlignment("center"));
            if (written.cells().get(column) instanceof Form.Count number) {
                sheet.value(row, column, number.value());
                style.format("#,##0");
            } else if (written.cells().get(column) instanceof Form.Share share && share.denominator() != 0) {
                sheet.value(row, column, (double) share.numerator() / share.denominator());
                style.format("0.00%");
            } else if (written.cells().get(column) instanceof Form.Quotient quotient && quotient.denominator() > 0) {
                sheet.value(row, column, (double) quotient.numerator() / quotient.denominator());
                style.format("#,##0.00");
            } else {
                Form.Cell cell = written.cells().get(column);
                boolean isText = cell instanceof Form.Words words && !words.centred();
                sheet.inlineString(row, column, Cells.text(cell, form.language()));
                style.horizontalAlignment(isText ? "left" : "center").wrapText(isText);
                if (isText && written.depth() > 0) {
                    style.indent(written.depth());
                }
            }
            (bold ? style.bold() : style).set();
        }

        private static StyleSetter bordered(StyleSetter style) {
            return style.borderStyle(BorderStyle.THIN);
        }
    }
}
