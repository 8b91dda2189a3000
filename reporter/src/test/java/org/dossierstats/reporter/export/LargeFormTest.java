package org.dossierstats.reporter.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dossierstats.reporter.CountedOffice.accepted;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.reporter.CountedOffice;
import org.dossierstats.reporter.form.Filling;
import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Layouts;
import org.dossierstats.reporter.form.Particulars;
import org.dossierstats.reporter.form.Seal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A summary over 1,000 agencies with 200 procedures each is written whole. */
class LargeFormTest {
    private static final int AGENCIES = 1_000;
    private static final int PROCEDURES = 200;
    private static final int ROWS = AGENCIES * PROCEDURES + AGENCIES + 1;

    private static Form form;

    @TempDir
    Path directory;

    @BeforeAll
    static void count() throws IOException {
        CountedOffice office = new CountedOffice();
        for (int agency = 0; agency < AGENCIES; agency++) {
            for (int procedure = 0; procedure < PROCEDURES; procedure++) {
                office.dossier(
                        agency + "-" + procedure,
                        new Attributes("A" + agency, "1." + procedure, "Đất đai", Channel.ONLINE),
                        accepted("2021-06-01", "2021-06-08"));
            }
        }
        Path layout = Files.createTempFile("layout", ".yaml");
        Files.writeString(layout, """
                form: large
                version: 1
                name: Large
                language: vi
                paper: a4-landscape
                policies: {withdrawn: by-date, stopped: by-date, no-due-date: on-time, waiting: in-time, transferred: received}
                tables:
                  - columns: ii-06a
                    rows: [{by: agency, unknown: "?"}, {by: procedure, unknown: "?"}]
                    total: All
                """);
        form = Filling.form(
                Layouts.of(layout.toString()),
                PeriodReport.of(office.summary("2021-06")),
                Catalogue.EMPTY,
                Particulars.NONE,
                new Seal(null, "sha256:0"));
        Files.delete(layout);
    }

    @Test
    void as_csv() throws IOException {
        try (Stream<String> lines = Files.lines(written(FormFormat.CSV))) {
            assertThat(lines.filter(line -> line.startsWith("2021-06-01,")).count())
                    .isEqualTo(ROWS);
        }
    }

    @Test
    void as_xlsx() throws IOException {
        try (InputStream in = Files.newInputStream(written(FormFormat.XLSX));
                ReadableWorkbook book = new ReadableWorkbook(in);
                var rows = book.getFirstSheet().openStream()) {
            assertThat(rows.filter(row ->
                                    row.getCellCount() == 13 && row.getCell(12).getType() == CellType.NUMBER)
                            .count())
                    .isEqualTo(ROWS);
        }
    }

    @Test
    void as_pdf_it_is_refused() {
        assertThatThrownBy(() -> written(FormFormat.PDF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a PDF has 20000 rows at most, and these are " + ROWS
                        + "; take XLSX or CSV, or a layout with fewer rows");
    }

    private Path written(FormFormat format) throws IOException {
        Path file = directory.resolve("large");
        try (OutputStream out = Files.newOutputStream(file)) {
            format.write(List.of(form), out);
        }
        return file;
    }
}
