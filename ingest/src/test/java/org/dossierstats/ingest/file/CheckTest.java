package org.dossierstats.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dossierstats.ingest.file.Imports.EVENT_HEADER;
import static org.dossierstats.ingest.file.Imports.HEADER;
import static org.dossierstats.ingest.file.Imports.PER_DOSSIER;
import static org.dossierstats.ingest.file.Imports.PER_EVENT;
import static org.dossierstats.ingest.file.Imports.problems;
import static org.dossierstats.ingest.file.Imports.sound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.dossierstats.ingest.mapping.ImportException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private static final String ROW = "D1,2021-06-14 08:00,,2021-06-21,A,Call\n";

    @TempDir
    Path directory;

    private Imports imports;

    @BeforeEach
    void setUp() {
        imports = new Imports(directory);
    }

    @Test
    void byte_order_mark_line_ends_and_quotes_are_read() throws IOException {
        String csv = "\uFEFF"
                + (HEADER + "\n" + ROW + "D2,2021-06-14,2021-06-15,,\"A, \"\"B\"\"\",Call").replace("\n", "\r\n");

        Contents contents = sound(imports.of(PER_DOSSIER, csv)).contents();

        assertThat(contents.items()).isEqualTo(2);
        assertThat(contents.eventCount()).isEqualTo(3);
    }

    @Test
    void a_gzipped_file_is_read_and_progress_counts_its_own_bytes() throws IOException {
        byte[] gzipped = gzip(HEADER + ROW.repeat(1000));
        List<Long> progress = new ArrayList<>();

        Checked checked = imports.of(PER_DOSSIER, gzipped)
                .check(
                        (read, total) -> {
                            assertThat(total).isEqualTo(gzipped.length);
                            progress.add(read);
                        },
                        20);

        assertThat(((Checked.Sound) checked).contents().items()).isEqualTo(1000);
        assertThat(progress).isSorted().endsWith((long) gzipped.length);
    }

    @Test
    void a_header_without_rows_is_no_problem() throws IOException {
        assertThat(sound(imports.of(PER_DOSSIER, HEADER)).contents().items()).isZero();
    }

    @Test
    void problems_of_all_lines_are_found_and_lines_are_those_of_the_file() throws IOException {
        String csv = HEADER
                + "D1,2021-06-14,,,\"two\nlines\",Call\n"
                + "D2,14.6.2021,,,A,Call\n"
                + "\n"
                + "D3,2021-06-14,2021-02-31,soon,A,Fax\n"
                + ",2021-06-14,,,A,Call\n"
                + "D5,,,,A,Call\n"
                + "D6,2021-06-14,,,A,\n"
                + "D7,2021-06-14\n"
                + "D8,1850-06-14,,,A,Call\n";

        assertThat(problems(imports.of(PER_DOSSIER, csv)).first())
                .extracting(Problem::toString)
                .containsExactly(
                        "line 2, column agency: the event 'accepted' would be refused: data.agency has a control"
                                + " character",
                        "line 4, column accepted: '14.6.2021' is not a time in ISO 8601 or one of the patterns under"
                                + " 'times'",
                        "line 6, column channel: 'Fax' is not a word the mapping knows",
                        "line 6, column due: 'soon' is not a time in ISO 8601 or one of the patterns under 'times'",
                        "line 6, column completed: '2021-02-31' is not a time: Invalid date 'FEBRUARY 31'",
                        "line 7, column id: is blank; it must have the dossier's id",
                        "line 8: nothing happened in this row: accepted, completed blank",
                        "line 9, column channel: is blank; accepted needs it (the mapping may name a 'otherwise' for"
                                + " channel)",
                        "line 10: the row has 2 cells where the header has 6",
                        "line 11: the event 'accepted' would be refused: time '1850-06-14T00:00:00Z' is outside the"
                                + " years 1900 to 2199; RFC 3339 such as 2021-06-14T08:12:30+07:00 is needed");
    }

    @Test
    void twenty_problems_are_shown_and_all_are_counted() throws IOException {
        Problems problems = problems(imports.of(PER_DOSSIER, HEADER + "D,x,,,A,Call\n".repeat(5000)));

        assertThat(problems.total()).isEqualTo(5000);
        assertThat(problems.first()).hasSize(20);
    }

    @Test
    void a_text_of_251_characters_is_too_long_wherever_it_is() throws IOException {
        String text = "x".repeat(251);

        assertThat(problems(imports.of(
                                PER_DOSSIER,
                                HEADER + text + ",2021-06-14,,,A,Call\nD,2021-06-14,,," + text + ",Call\n"))
                        .first())
                .extracting(Problem::line, Problem::column)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(2L, "id"),
                        org.assertj.core.api.Assertions.tuple(3L, "agency"));
    }

    @Test
    void columns_must_be_there_and_once() throws IOException {
        String csv = "id,id,accepted,completed,due,agency\n1,2,3,4,5,6\n";

        assertThat(problems(imports.of(PER_DOSSIER, csv)).first())
                .extracting(Problem::toString)
                .containsExactly(
                        "line 1: there are several columns 'id'",
                        "line 1: there is no column 'channel'; the header is: id, id, accepted, completed, due, agency");
    }

    @Test
    void bytes_that_are_not_utf_8_are_found_at_their_line() throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        csv.writeBytes((HEADER + ROW.repeat(9000)).getBytes(StandardCharsets.UTF_8));
        csv.writeBytes("D2,2021-06-14,,,L\u00e2m,Call\n".getBytes(StandardCharsets.ISO_8859_1));

        Problems problems = problems(imports.of(PER_DOSSIER, csv.toByteArray()));

        assertThat(problems.first()).containsExactly(new Problem(9002, null, "the file is not UTF-8 from here on"));
    }

    @Test
    void an_open_quote_ends_the_reading_where_its_row_begins() throws IOException {
        Problems problems = problems(imports.of(PER_DOSSIER, HEADER + ROW + "\"D2,2021-06-14,,,A,Call\n" + ROW));

        assertThat(problems.first()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.message()).contains("not CSV from here on");
        });
    }

    @Test
    void an_endless_cell_is_refused() throws IOException {
        Problems problems = problems(imports.of(PER_DOSSIER, HEADER + "x".repeat(1024 * 1024 + 1) + "," + ROW));

        assertThat(problems.first()).singleElement().extracting(Problem::line).isEqualTo(2L);
    }

    @Test
    void events_need_what_their_type_needs() throws IOException {
        String csv = EVENT_HEADER
                + "D1,extended,2021-06-14,,,\n"
                + "D1,finished,2021-06-14,,,\n"
                + "D1,,2021-06-14,,,\n"
                + "D1,completed,,,,\n";

        assertThat(problems(imports.of(PER_EVENT, csv)).first())
                .extracting(Problem::toString)
                .containsExactly(
                        "line 2, column due: is blank; an extension must name the new due date",
                        "line 3, column event: 'finished' is not a word the mapping knows",
                        "line 4, column event: is blank; it must say what happened",
                        "line 5, column time: is blank; it must say when it happened");
    }

    @Test
    void a_file_that_cannot_be_used_is_named() throws IOException {
        Path absent = directory.resolve("absent.csv");
        FileImport empty = imports.of(PER_DOSSIER, "");
        byte[] whole = gzip(HEADER + ROW.repeat(1000));

        assertThatThrownBy(() -> new FileImport(absent, imports.format(PER_DOSSIER)).check(Progress.UNWATCHED, 20))
                .isInstanceOf(ImportException.class)
                .hasMessage(absent + " does not exist");
        assertThatThrownBy(() -> new FileImport(directory, imports.format(PER_DOSSIER)).check(Progress.UNWATCHED, 20))
                .hasMessage(directory + " is a directory, not a file");
        assertThatThrownBy(() -> empty.check(Progress.UNWATCHED, 20))
                .hasMessage(directory.resolve("file.csv") + " is empty; its first line must name the columns");
        FileImport half = imports.of(PER_DOSSIER, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> half.check(Progress.UNWATCHED, 20))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("file.csv cannot be read: ");
    }

    @Test
    void a_file_that_changes_while_it_is_checked_is_refused() throws IOException {
        Path file = directory.resolve("file.csv");
        FileImport growing = imports.of(PER_DOSSIER, HEADER + ROW);

        assertThatThrownBy(() -> growing.check((read, total) -> append(file), 20))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("was changed while it was being imported");
    }

    private static void append(Path file) {
        try {
            Files.writeString(file, ROW, java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
