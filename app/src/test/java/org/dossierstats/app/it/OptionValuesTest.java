package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options do what they say, and say what they cannot take; without Kafka. */
class OptionValuesTest {
    private static final int USAGE = 2;
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ingest serve --max-batch 0; the most events in a batch must be above 0, not 0
            ingest serve --max-requests -1; the most requests at a time must be above 0, not -1
            ingest serve --kafka-seconds 0; Kafka may take to acknowledge 1 to 3600 seconds, not 0
            ingest serve --max-seconds 4000; a body may take 1 to 3600 seconds, not 4000
            ingest serve --sync-stopped closed; --sync-stopped is suspended or stopped, not closed
            ingest serve --sync-zone Mars; --sync-zone is not a time zone such as Asia/Ho_Chi_Minh: Mars
            ingest serve --oidc-audience office; --oidc-audience and --oidc-claim need --oidc-issuer
            reporter serve --oidc-claim email; --oidc-audience and --oidc-claim need --oidc-issuer
            ingest relay --jdbc-url jdbc:postgresql://localhost/x --table a-b; a table is named TABLE or SCHEMA.TABLE
            ingest relay --jdbc-url jdbc:postgresql://localhost/x --jdbc-user u --jdbc-password-file nowhere; cannot read --jdbc-password-file nowhere
            ingest rejects list --limit -1; --limit must be 0 to 1000000, not -1
            reporter dossiers --period 2021 --column received --channel FAX; expected one of [ONLINE, IN_PERSON
            reporter watch --plain --zone Mars; Mars
            ingest simulate --out - --fields 0; fields must be 1 to 24, not 0
            ingest simulate --out - --online-share 2; online share must be 0 to 1, not 2.0
            ingest simulate --out - --pause-share 2; pause share must be 0 to 1, not 2.0
            ingest simulate --out - --delay 0; hours of delay must be 1 to 168, not 0
            streams --instance-id a/b; not 'a/b'
            streams --standby 9; standbys must be 0 to 5
            streams --roll-up 0; levels of agencies must be 1 to 9, not 0
            """)
    void what_cannot_be_is_refused(String command, String told) {
        Ended.of(command.split(" ")).assertRefused(USAGE, told);
    }

    @Test
    void a_simulation_has_the_shares_and_fields_asked_for() throws IOException {
        List<JsonNode> events = simulated("--online-share", "1", "--pause-share", "1", "--fields", "2");

        assertThat(events.stream()
                        .map(event -> event.at("/data/channel").asText())
                        .filter(channel -> !channel.isEmpty())
                        .distinct())
                .containsExactly("ONLINE");
        assertThat(events.stream()
                        .map(event -> event.at("/data/field").asText())
                        .filter(field -> !field.isEmpty())
                        .distinct())
                .hasSize(2);
        assertThat(events.stream().map(event -> event.path("type").asText())).contains("dossier.supplement-requested");
    }

    @Test
    void what_comes_late_comes_by_the_delay_asked_for_at_most() throws IOException {
        List<String> inOrder = times(simulated());
        List<String> late = times(simulated("--disorder", "0.5", "--delay", "1"));

        assertThat(late).hasSameElementsAs(inOrder).isNotEqualTo(inOrder);
        String newest = "";
        for (String time : late) {
            newest = newest.compareTo(time) > 0 ? newest : time;
            assertThat(Instant.parse(time))
                    .isAfterOrEqualTo(Instant.parse(newest).minusSeconds(3_600));
        }
    }

    private static List<String> times(List<JsonNode> events) {
        return events.stream().map(event -> event.path("time").asText()).toList();
    }

    private List<JsonNode> simulated(String... options) throws IOException {
        Path file = directory.resolve("events-" + options.length + ".ndjson");
        List<String> arguments =
                new ArrayList<>(List.of("ingest", "simulate", "--dossiers", "300", "--out", file.toString()));
        arguments.addAll(List.of(options));
        assertThat(Ended.of(arguments.toArray(String[]::new)).exitCode()).isZero();
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            events.add(Ended.json(line));
        }
        return events;
    }

    @Test
    void a_form_says_who_reports_to_whom_and_where() throws IOException {
        Path page = directory.resolve("form.html");

        Ended ended = Ended.of(
                "batch",
                "--import",
                EXAMPLES.resolve("dossiers.csv").toString(),
                "--mapping",
                EXAMPLES.resolve("dossiers.yaml").toString(),
                "--period",
                "2021-06",
                "--layout",
                "ii-06a",
                "--format",
                "html",
                "--out",
                page.toString(),
                "--office",
                "UBND xã A",
                "--recipient",
                "Sở Tư pháp",
                "--place",
                "Hà Nội",
                "--prepared-by",
                "Lê Thị B");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(Files.readAllLines(page).stream().collect(Collectors.joining()))
                .contains("UBND xã A", "Sở Tư pháp", "Hà Nội", "Lê Thị B");
    }

    @Test
    void records_of_the_national_synchronisation_need_a_source_that_is_one() {
        Ended ended = Ended.of(
                "ingest",
                "import",
                EXAMPLES.resolve("dong-bo-ho-so.json").toString(),
                "--format",
                "dong-bo-ho-so",
                "--sync-source",
                " ",
                "--dry-run");

        ended.assertRefused(USAGE, "--sync-source: ");
    }
}
