package org.dossierstats.reporter.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Form.Cell;
import org.dossierstats.reporter.form.Form.Row;

/**
 * Forms as a table for programs, in UTF-8: a line for each row, with the period, the kind of row, how deep it stands, and what it can be
 * checked by. Numbers are plain; a share has four digits behind the point; what is unknown is empty, what an agency has not
 * reported says so. No text begins as a formula does.
 */
final class FormCsv implements FormWriter {
    private static final int SHARE_DIGITS = 4;

    @Override
    public void write(List<Form> forms, OutputStream to) throws IOException {
        Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        List<String> header = List.of();
        for (Form form : forms) {
            for (int table = 0; table < form.tables().size(); table++) {
                Form.Table written = form.tables().get(table);
                if (!header.equals(written.ids())) {
                    header = written.ids();
                    csv.writeRecord(header(header));
                }
                for (Row row : written.rows()) {
                    csv.writeRecord(cells(form, table, row));
                }
            }
        }
        csv.flush();
        text.flush();
    }

    private static List<String> header(List<String> ids) {
        List<String> header = new ArrayList<>(List.of("from", "to", "form", "table", "kind", "depth"));
        header.addAll(ids);
        header.addAll(List.of("revision", "cut", "rules", "digest"));
        return header;
    }

    private static List<String> cells(Form form, int table, Row row) {
        List<String> cells = new ArrayList<>(List.of(
                form.period().from().toString(),
                form.period().to().toString(),
                form.id(),
                String.valueOf(table + 1),
                row.kind().name().toLowerCase(Locale.ROOT),
                String.valueOf(row.depth())));
        row.cells().forEach(cell -> cells.add(text(cell)));
        Form.Provenance provenance = form.provenance();
        cells.addAll(List.of(provenance.revision(), provenance.cut(), provenance.rules(), provenance.digest()));
        return cells;
    }

    private static String text(Cell cell) {
        if (cell instanceof Form.Count number) {
            return String.valueOf(number.value());
        }
        if (cell instanceof Form.Share share) {
            return divided(share.numerator(), share.denominator());
        }
        if (cell instanceof Form.Quotient quotient) {
            return divided(quotient.numerator(), quotient.denominator());
        }
        if (cell instanceof Form.NotReported) {
            return "not reported";
        }
        return cell instanceof Form.Words words ? CsvText.harmless(words.text()) : "";
    }

    private static String divided(long numerator, long denominator) {
        return denominator <= 0
                ? ""
                : BigDecimal.valueOf(numerator)
                        .divide(BigDecimal.valueOf(denominator), SHARE_DIGITS, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
