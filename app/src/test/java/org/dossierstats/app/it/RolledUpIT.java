package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reporter that keeps few counts, of a country's offices: what it tells is what one tells that keeps them all. */
class RolledUpIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(2);

    private static final int USAGE = 2;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path state;

    private static Program streams;

    @BeforeAll
    static void count() {
        streams = startStreams();
        assertThat(onKafka("ingest", "simulate", "--dossiers", "3000", "--agencies", "4", "--corrections", "0.05")
                        .exitCode())
                .isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        streams.close();
    }

    private static Program startStreams() {
        return Program.start(
                "streams",
                "--bootstrap-server",
                KAFKA.bootstrapServer(),
                "--state-dir",
                state.toString(),
                "--roll-up",
                "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03", "2025-Q2", "2025-H1", "2025"})
    void totals_fields_and_channels_are_those_of_all_counts(String period) throws Exception {
        JsonNode all = summary("--period", period);
        JsonNode rolledUp = summary("--rolled-up", "--period", period);

        assertThat(rolledUp.at("/total/received/total").asInt()).isPositive();
        assertThat(rolledUp.path("balanced").asBoolean()).isTrue();
        for (String part : List.of("period", "cut", "rules", "total", "byField", "byChannel")) {
            assertThat(rolledUp.path(part)).as(part).isEqualTo(all.path(part));
        }
        assertThat(rolledUp.path("byAgency")).hasSize(1);
        assertThat(rolledUp.at("/byAgency/0/agency").asText()).isEqualTo("H99");
        assertThat(rolledUp.at("/byProcedure/0/procedure").asText()).isEqualTo("*");
        assertThat(all.path("byAgency").size()).isGreaterThan(2);
    }

    @Test
    void killed_and_started_again_it_tells_the_same() throws Exception {
        JsonNode before = summary("--rolled-up", "--period", "2025-H1");

        streams.kill();
        streams = startStreams();

        assertThat(summary("--rolled-up", "--period", "2025-H1")).isEqualTo(before);
    }

    @Test
    void some_agencies_alone_are_the_rows_of_all() throws Exception {
        JsonNode all = summary("--period", "2025-H1");
        JsonNode row = all.at("/byAgency/1");
        String agency = row.path("agency").asText();

        JsonNode alone = summary("--only", agency, "--period", "2025-H1");

        assertThat(alone.path("byAgency")).singleElement().isEqualTo(row);
        assertThat(alone.at("/total/received/total")).isEqualTo(row.at("/received/total"));
        assertThat(summary("--only", "H99.*", "--period", "2025-H1").path("total"))
                .isEqualTo(all.path("total"));
    }

    @Test
    void days_are_not_known() {
        String told = "is not made of half-months (1st to 14th, 15th to last day), and what is rolled up knows no days";

        onKafka("reporter", "summary", "--rolled-up", "--period", "2025-06-14").assertRefused(USAGE, told);
        onKafka("reporter", "summary", "--rolled-up", "--period", "2025-01-01..2025-06-13")
                .assertRefused(USAGE, told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rolled-up", "--only=H99.01"})
    void a_part_is_not_closed(String option) {
        onKafka("reporter", "serve", option, "--close", "month").assertRefused(USAGE, "what is closed is the whole");
    }

    @Test
    void over_http_there_are_summaries_and_no_board() throws Exception {
        try (Program reporter = serve("--rolled-up")) {
            String url = reporter.awaitSaying("summaries on (http:\\S+)");

            HttpResponse<String> summary = get(url + "/api/v1/summaries?period=2025-H1&fresh=true");
            assertThat(summary.statusCode()).as(summary.body()).isEqualTo(200);
            assertThat(Ended.json(summary.body()).path("total"))
                    .isEqualTo(summary("--period", "2025-H1").path("total"));
            assertThat(get(url + "/api/v1/summaries?period=2025-06-14").statusCode())
                    .isEqualTo(400);
            for (String absent : List.of("/", "/api/v1/live", "/api/v1/closes", "/api/v1/dossiers?period=2025")) {
                assertThat(get(url + absent).statusCode()).as(absent).isEqualTo(404);
            }
            assertThat(get(url + "/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(url + "/metrics").body()).contains("dossier_stats_balanced 1.0");
        }
    }

    @Test
    void of_some_agencies_there_is_a_board() throws Exception {
        try (Program reporter = serve("--only", "H99.01")) {
            String url = reporter.awaitSaying("summaries on (http:\\S+)");

            assertThat(get(url + "/").statusCode()).isEqualTo(200);
            assertThat(get(url + "/api/v1/closes").statusCode()).isEqualTo(404);
        }
    }

    private static Program serve(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("reporter", "serve", "--bootstrap-server", KAFKA.bootstrapServer(), "--port", "0"));
        arguments.addAll(List.of(options));
        return Program.start(arguments.toArray(String[]::new));
    }

    private static JsonNode summary(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("reporter", "summary", "--format", "json"));
        arguments.addAll(List.of(options));
        Ended ended = onKafka(arguments.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return Ended.json(ended.out());
    }

    private static Ended onKafka(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--bootstrap-server", KAFKA.bootstrapServer()));
        return Ended.of(arguments.toArray(String[]::new));
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build(), BodyHandlers.ofString());
    }
}
