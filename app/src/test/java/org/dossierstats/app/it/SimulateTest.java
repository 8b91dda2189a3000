package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.dossierstats.dossier.Event;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated events in a file, without a Kafka. */
class SimulateTest {
    private static final int USAGE = 2;
    private static final int FAILURE = 1;
    private static final String[] NOISE = {"--duplicates", "0.1", "--disorder", "0.2", "--corrections", "0.1"};

    @TempDir
    Path directory;

    @Test
    void the_same_options_write_the_same_bytes() throws IOException {
        Path first = directory.resolve("first.ndjson.gz");
        Path second = directory.resolve("second.ndjson.gz");

        Ended ended = simulate(first, NOISE);
        simulate(second, NOISE);

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("wrote ").contains(" submitted, ", " corrected");
        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(simulate(second, "--seed", "2").exitCode()).isZero();
        assertThat(Files.readAllBytes(second)).isNotEqualTo(Files.readAllBytes(first));
    }

    @Test
    void what_they_are_expected_to_come_to_is_what_they_come_to() throws IOException {
        Path events = directory.resolve("events.ndjson.gz");
        Path expected = directory.resolve("expected.json");
        Period days = Period.parse("2025-01-01..2025-06-30", ReportingCalendar.CUSTOM);

        simulate(events, "--duplicates", "0.1", "--disorder", "0.2", "--expect", expected.toString());

        assertThat(Ended.withoutCut(Files.readString(expected)))
                .isEqualTo(CountedAtOnce.json(
                        read(events), List.of(days), Rulebook.defaults().rules()));
    }

    @Test
    void one_that_is_stopped_says_how_far_it_came() throws Exception {
        Path file = directory.resolve("stopped.ndjson");
        try (Program program = Program.start("ingest", "simulate", "--dossiers", "5000000", "--out", file.toString())) {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file) && Files.size(file) > 0);

            program.terminate();
            Ended ended = program.awaitEnd(Duration.ofSeconds(60));

            assertThat(ended.err())
                    .containsPattern("stopped at 2025-\\S+; wrote [0-9,]+ events: ")
                    .contains("the same command begins anew, and nothing is counted twice");
            assertThat(Files.readString(file)).endsWith("}\n");
        }
    }

    @Test
    void what_cannot_be_simulated_is_refused() {
        Path file = directory.resolve("none.ndjson");

        simulate(file, "--late-share", "2").assertRefused(USAGE, "late share must be 0 to 1, not 2.0");
        simulate(file, "--rate", "-1").assertRefused(USAGE, "--rate must be 0 to 1000000, not -1");
        simulate(file, "--source", "").assertRefused(USAGE, "an event needs a source");
        simulate(file, "--from", "2025-02-30").assertRefused(USAGE, "--from", "2025-02-30");
        simulate(file, "--from", "2025-07-01")
                .assertRefused(USAGE, "the last day, 2025-06-30, is before the first, 2025-07-01");
        simulate(file, "--from", "2025-03-08", "--to", "2025-03-09").assertRefused(USAGE, "there is no working day");
        simulate(file, "--expect", directory.resolve("no/where").toString())
                .assertRefused(USAGE, "there is no directory ");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_file_that_cannot_be_written_is_told() {
        simulate(directory.resolve("no/where")).assertRefused(FAILURE, "cannot write --out ", "NoSuchFileException");
    }

    private static Ended simulate(Path out, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("ingest", "simulate", "--dossiers", "300", "--out", out.toString()));
        arguments.addAll(List.of(options));
        return Ended.of(arguments.toArray(String[]::new));
    }

    private static List<Event> read(Path file) throws IOException {
        try (InputStream lines = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> ((Decoded.Valid) EventJson.decode(line.getBytes(StandardCharsets.UTF_8))).event())
                    .toList();
        }
    }
}
