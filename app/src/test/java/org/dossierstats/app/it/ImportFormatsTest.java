package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ingest import --dry-run} tells of files of every kind. */
class ImportFormatsTest {
    private static final int USAGE = 2;
    private static final int INPUT = 3;
    private static final Path HISTORY = Path.of("../ingest/src/test/resources/history");
    private static final String MAPPING = HISTORY.resolve("history.yaml").toString();
    private static final String XES_MAPPING =
            HISTORY.resolve("history-xes.yaml").toString();
    private static final String TYPES = ": 1 submitted, 2 accepted, 1 forwarded, 1 extended, 2 completed, 1 returned";
    private static final String SPAN = "; from 2021-06-13T14:40:00Z to 2021-06-24T17:00:00Z\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"history.csv", "history.tsv", "history.xlsx"})
    void a_dry_run_says_what_would_be_published(String file) {
        Ended ended = dryRun(HISTORY.resolve(file), "--mapping", MAPPING);

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .isEqualTo("would publish 8 events from 9 rows" + TYPES + "; 1 ignored as the mapping says" + SPAN);
    }

    @Test
    void an_event_log_is_counted_by_its_events() {
        Ended ended = dryRun(HISTORY.resolve("history.xes"), "--mapping", XES_MAPPING);

        ended.assertOk(
                "would publish 8 events from 9 events of the log" + TYPES + "; 1 ignored as the mapping says" + SPAN);
    }

    @Test
    void events_in_json_need_no_mapping() {
        Ended ended = dryRun(HISTORY.resolve("history.ndjson"));

        ended.assertOk("would publish 8 events from 8 lines" + TYPES + SPAN);
    }

    @Test
    void sheets_that_are_not_read_are_told() {
        Ended ended = dryRun(HISTORY.resolve("history.xlsx"), "--mapping", MAPPING);

        assertThat(ended.err())
                .isEqualTo(HISTORY.resolve("history.xlsx") + ": of its 2 sheets only the first is read, 'Sổ'\n");
    }

    @Test
    void the_format_is_that_of_the_name_unless_it_is_said() throws IOException {
        Path copy = Files.copy(HISTORY.resolve("history.xlsx"), directory.resolve("register.dat"));

        dryRun(copy, "--mapping", MAPPING)
                .assertRefused(
                        USAGE,
                        copy + ": its name does not tell what kind of file it is; say so with --format"
                                + " csv|tsv|xlsx|xes|ndjson");
        assertThat(dryRun(copy, "--mapping", MAPPING, "--format", "xlsx").exitCode())
                .isZero();
        Ended csv = dryRun(copy, "--mapping", MAPPING, "--format", "csv");
        assertThat(csv.exitCode()).isEqualTo(INPUT);
        assertThat(csv.out()).contains("the file is not UTF-8 from here on");
        dryRun(copy, "--format", "pdf").assertRefused(USAGE, "'--format'", "csv, tsv, xlsx, xes, ndjson", "pdf");
    }

    @Test
    void a_mapping_is_needed_by_those_that_need_one_and_by_no_other() {
        dryRun(HISTORY.resolve("history.csv"))
                .assertRefused(USAGE, "a file in csv needs a --mapping", "'ingest mapping suggest' drafts one");
        dryRun(HISTORY.resolve("history.ndjson"), "--mapping", MAPPING)
                .assertRefused(USAGE, "a file in ndjson takes no --mapping");
        Ended.of("batch", "--import", "x.tsv", "--period", "2021")
                .assertRefused(USAGE, "a file in tsv needs a --mapping");
        Ended.of("batch", "--import", "x", "--period", "2021").assertRefused(USAGE, "say so with --import-format csv|");
    }

    @Test
    void all_that_is_wrong_is_shown_up_to_a_limit() throws IOException {
        String wrong = Files.readString(HISTORY.resolve("history.csv")).replace("2021-06-1", "2021-66-1");
        Path file = Files.writeString(directory.resolve("wrong.csv"), wrong);

        Ended all = dryRun(file, "--mapping", MAPPING);
        Ended two = dryRun(file, "--mapping", MAPPING, "--max-problems", "2");

        assertThat(all.exitCode()).isEqualTo(INPUT);
        assertThat(all.out().lines()).hasSize(8).allMatch(line -> line.matches("line \\d+, column .*|readable .*"));
        assertThat(all.err()).isEqualTo("dossier-stats: " + file + ": 7 problems; nothing of it would be imported\n");
        assertThat(two.out().lines()).hasSize(4).contains("and 5 more (--max-problems shows more)");
    }

    @Test
    void how_many_problems_are_shown_has_its_range_and_its_place() {
        dryRun(HISTORY.resolve("history.csv"), "--mapping", MAPPING, "--max-problems", "0")
                .assertRefused(USAGE, "--max-problems must be 1 to 100000, not 0");
        Ended.of("ingest", "import", "x.csv", "--mapping", MAPPING, "--max-problems", "5")
                .assertRefused(USAGE, "--max-problems goes with --dry-run");
    }

    private static Ended dryRun(Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of("ingest", "import", file.toString(), "--dry-run"));
        arguments.addAll(List.of(options));
        return Ended.of(arguments.toArray(String[]::new));
    }
}
