package org.dossierstats.reporter.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.dossierstats.reporter.TextTable;
import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Form.Row;

/** Forms for a terminal: the columns have their numbers, which a list above the table explains. */
final class FormText implements FormWriter {
    private static final String INDENT = "  ";

    @Override
    public void write(List<Form> forms, OutputStream to) throws IOException {
        to.write(forms.stream()
                .map(FormText::text)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    private static String text(Form form) {
        StringBuilder text = new StringBuilder();
        lines(text, form.head().left());
        lines(text, form.head().right());
        lines(text, form.head().centre());
        for (Form.Table table : form.tables()) {
            text.append('\n');
            table(text, form, table);
        }
        text.append('\n');
        lines(text, form.notes());
        lines(text, form.provenance().lines());
        return text.toString();
    }

    private static void lines(StringBuilder text, List<String> lines) {
        lines.forEach(line -> text.append(line).append('\n'));
    }

    private static void table(StringBuilder text, Form form, Form.Table table) {
        if (!table.title().isEmpty()) {
            text.append(table.title()).append('\n');
        }
        for (int column = 0; column < table.columns(); column++) {
            text.append('(')
                    .append(column + 1)
                    .append(") ")
                    .append(String.join(" / ", table.captions(column)))
                    .append('\n');
        }
        if (!table.unit().isEmpty()) {
            text.append(table.unit()).append('\n');
        }
        boolean hasNumber = table.rows().get(0).cells().get(0) instanceof Form.Words words && words.centred();
        int label = hasNumber ? 1 : 0;
        TextTable rows = new TextTable().rule().row(labels(table, label));
        rows.rule();
        for (Row row : table.rows()) {
            if (row.kind() == Row.Kind.TOTAL) {
                rows.rule();
            }
            rows.row(cells(form, row, label));
        }
        text.append(rows.rule());
    }

    /** The label first: the number of the row stands before it. */
    private static String[] labels(Form.Table table, int label) {
        String[] labels = new String[table.columns() - label];
        for (int column = label; column < table.columns(); column++) {
            labels[column - label] = "(" + (column + 1) + ")";
        }
        return labels;
    }

    private static String[] cells(Form form, Row row, int label) {
        String[] cells = new String[row.cells().size() - label];
        for (int column = label; column < row.cells().size(); column++) {
            cells[column - label] = Cells.text(row.cells().get(column), form.language());
        }
        String number = label == 0 ? "" : Cells.text(row.cells().get(0), form.language());
        cells[0] = INDENT.repeat(row.depth()) + (number.isEmpty() ? "" : number + ". ") + cells[0];
        return cells;
    }
}
