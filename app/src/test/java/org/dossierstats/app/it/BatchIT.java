package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dossierstats.app.pipeline.Pipeline;
import org.dossierstats.settings.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code batch} on the example files, whose figures are worked out by hand here. */
class BatchIT {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final List<String> EVENT_PERIODS =
            List.of("--period", "2021-06", "--period", "2021-07", "--period", "2021-06-17");

    @TempDir
    Path directory;

    /**
     * Of ten dossiers received in June, 0001, 0004 (withdrawn) and 0007 are resolved before their day, 0002 and 0005 on it, 0003 and
     * 0008 after it, 0010 has none; 0006 is due in July, 0009 was due on the 28th.
     */
    @Test
    void a_register_comes_to_what_it_says() {
        JsonNode june = Ended.json(Ended.result(
                batch("dossiers", List.of("--period", "2021-06", "--calendar", "calendar", "--format", "json"))));

        assertThat(june.path("period").path("name").asText()).isEqualTo("2021-06");
        assertThat(june.path("balanced").asBoolean()).isTrue();
        assertThat(Balance.of(june.path("total")))
                .isEqualTo("0 carried in + 10 received = 3 early + 2 on time + 2 late + 1 without due date"
                        + " + 1 in time + 1 overdue + 0 pending without due date");
        assertThat(june.at("/total/resolved/byOutcome/withdrawn").asLong()).isOne();
        assertThat(Balance.table(june.path("byChannel"), "channel"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ONLINE",
                        "0 carried in + 5 received = 3 early + 0 on time + 0 late + 1 without due date"
                                + " + 0 in time + 1 overdue + 0 pending without due date",
                        "IN_PERSON",
                        "0 carried in + 4 received = 0 early + 1 on time + 2 late + 0 without due date"
                                + " + 1 in time + 0 overdue + 0 pending without due date",
                        "POSTAL",
                        "0 carried in + 1 received = 0 early + 1 on time + 0 late + 0 without due date"
                                + " + 0 in time + 0 overdue + 0 pending without due date"));
        assertThat(Balance.table(june.path("byField"), "field"))
                .containsOnlyKeys("Lao động", "Hộ tịch", "Đất đai", "Giao thông, vận tải", "(chưa rõ)", "Kinh doanh")
                .containsEntry(
                        "Đất đai",
                        "0 carried in + 2 received = 0 early + 0 on time + 1 late + 0 without due date"
                                + " + 1 in time + 0 overdue + 0 pending without due date");
    }

    /**
     * Until 14 June 0007 and 0008 are accepted. After it 0009 is, and moves on to H32.20; 0008 is completed on its day, 0007 a day before
     * the new one it got with the supplement, 0009 is withdrawn before its own. On the 17th 0007 waits for the supplement.
     */
    @Test
    void a_log_of_events_comes_to_what_it_says() {
        JsonNode periods = Ended.json(
                Ended.result(batch("events", plus(EVENT_PERIODS, "--period", "2021-06-13", "--format", "json"))));

        assertThat(periods).hasSize(4);
        assertThat(Balance.of(periods.at("/0/total")))
                .as("15 May to 14 June")
                .isEqualTo("0 carried in + 2 received = 0 early + 0 on time + 0 late + 0 without due date"
                        + " + 2 in time + 0 overdue + 0 pending without due date");
        assertThat(Balance.of(periods.at("/1/total")))
                .as("15 June to 14 July")
                .isEqualTo("2 carried in + 1 received = 2 early + 1 on time + 0 late + 0 without due date"
                        + " + 0 in time + 0 overdue + 0 pending without due date");
        assertThat(periods.at("/1/total/received/byChannel/OTHER").asLong())
                .as("Fax")
                .isOne();
        assertThat(periods.at("/1/total/resolved/byOutcome").toString())
                .isEqualTo("{\"completed\":2,\"withdrawn\":1,\"stopped\":0}");
        assertThat(periods.at("/1/byAgency/0/transferredOut").asLong()).isOne();
        assertThat(periods.at("/1/byAgency/1/agency").asText()).isEqualTo("H32.20");
        assertThat(periods.at("/1/byAgency/1/transferredIn").asLong()).isOne();
        assertThat(periods.at("/2/total/pending/total").asLong()).as("17 June").isEqualTo(2);
        assertThat(periods.at("/2/total/pending/paused").asLong()).as("17 June").isOne();
        assertThat(periods.at("/3/total/waiting").asLong()).as("13 June").isOne();
    }

    @Test
    void rows_repeated_and_in_reverse_change_no_byte_of_the_result() throws IOException {
        List<String> rows = rows("events.csv");
        List<String> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        Path shuffled = file("reversed-and-repeated.csv", plus(reversed, rows));

        String expected = Ended.result(batch("events", plus(EVENT_PERIODS, "--format", "json")));
        String result = Ended.result(batch(shuffled, "events", plus(EVENT_PERIODS, "--format", "json")));

        assertThat(Ended.withoutCut(result)).isEqualTo(Ended.withoutCut(expected));
        assertThat(result).as("the cut tells of the repeats").isNotEqualTo(expected);
    }

    @Test
    void halves_imported_one_after_the_other_whichever_first_come_to_the_whole() throws IOException {
        List<String> rows = rows("events.csv");
        Path first = file("first.csv", rows.subList(0, rows.size() / 2));
        Path second = file("second.csv", rows.subList(rows.size() / 2, rows.size()));

        String whole = Ended.result(batch("events", plus(EVENT_PERIODS, "--format", "json")));

        assertThat(imported(first, second)).isEqualTo(Ended.withoutCut(whole));
        assertThat(imported(second, first, second)).as("and repeated").isEqualTo(Ended.withoutCut(whole));
    }

    @Test
    void a_result_can_be_written_to_a_file_which_then_has_all_of_it() throws IOException {
        Path out = directory.resolve("june.txt");

        String printed = Ended.result(batch("dossiers", List.of("--period", "2021-06", "--out", out.toString())));

        assertThat(printed).isEmpty();
        assertThat(out)
                .content()
                .startsWith("Dossiers 15 May 2021 to 14 June 2021 (2021-06, statutory, Asia/Ho_Chi_Minh)\n")
                .endsWith("14 Jun 2021\n");
        assertThat(directory).isDirectoryContaining(file -> file.equals(out));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).as("nothing half-written").containsExactly(out);
        }
    }

    private static String imported(Path... files) {
        try (Pipeline pipeline = Pipeline.startTemporary(Rulebook.defaults().rules())) {
            for (Path file : files) {
                assertThat(Ended.result(List.of(
                                "ingest",
                                "import",
                                file.toString(),
                                "--mapping",
                                EXAMPLES.resolve("events.yaml").toString(),
                                "--bootstrap-server",
                                pipeline.bootstrapServer())))
                        .startsWith("published 6 events from 6 rows: ");
            }
            return Ended.withoutCut(Ended.result(plus(
                    plus(List.of("reporter", "summary"), EVENT_PERIODS),
                    "--format",
                    "json",
                    "--bootstrap-server",
                    pipeline.bootstrapServer())));
        }
    }

    /** The command line for an example with the mapping of the same name. */
    private static List<String> batch(String example, List<String> options) {
        return batch(EXAMPLES.resolve(example + ".csv"), example, options);
    }

    private static List<String> batch(Path file, String mapping, List<String> options) {
        return plus(
                List.of(
                        "batch",
                        "--import",
                        file.toString(),
                        "--mapping",
                        EXAMPLES.resolve(mapping + ".yaml").toString()),
                options);
    }

    private static List<String> rows(String example) throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLES.resolve(example));
        return lines.subList(1, lines.size());
    }

    private Path file(String name, List<String> rows) throws IOException {
        String header = Files.readAllLines(EXAMPLES.resolve("events.csv")).get(0);
        return Files.write(directory.resolve(name), plus(List.of(header), rows));
    }

    private static List<String> plus(List<String> some, String... others) {
        return plus(some, List.of(others));
    }

    private static List<String> plus(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
