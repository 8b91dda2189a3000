package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything in one process, as a small office runs it, through a power cut. */
class StandaloneIT {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final String JULY = "/api/v1/summaries?period=2021-07&fresh=true";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    @Test
    void what_was_imported_is_there_after_a_power_cut() throws Exception {
        String before;
        try (Program standalone = start()) {
            String http = address(standalone);
            importExample("events");
            before = body(get(http + JULY));
            standalone.kill();
        }

        try (Program standalone = start()) {
            String http = address(standalone);
            String after = body(get(http + JULY));

            assertThat(Balance.of(Ended.json(before).path("total")))
                    .isEqualTo("2 carried in + 1 received = 2 early + 1 on time + 0 late + 0 without due date"
                            + " + 0 in time + 0 overdue + 0 pending without due date");
            assertThat(after).as("the same events, so the same bytes").isEqualTo(before);
            assertThat(Ended.withoutCut(after))
                    .isEqualTo(Ended.withoutCut(Ended.result(List.of(
                            "batch",
                            "--import",
                            example("events.csv"),
                            "--mapping",
                            example("events.yaml"),
                            "--period",
                            "2021-07",
                            "--format",
                            "json"))));

            importExample("dossiers");
            assertThat(Balance.of(Ended.json(body(get(http + JULY))).path("total")))
                    .as("it goes on counting")
                    .isNotEqualTo(Balance.of(Ended.json(before).path("total")));
            standalone.terminate();
            Ended ended = standalone.awaitEnd(LIMIT);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).doesNotContain("ERROR", "WARN", "Exception");
        }
    }

    @Test
    void over_http_text_and_json_are_given_and_the_start_page_is_the_board() throws Exception {
        try (Program standalone = start()) {
            String http = address(standalone);

            HttpResponse<String> text = get(http + "/api/v1/summaries?period=2021-06&format=text&fresh=true");
            HttpResponse<String> json = get(http + "/api/v1/summaries?period=2021-06&period=2021&calendar=calendar");
            HttpResponse<String> first = get(http + "/");

            assertThat(type(text)).isEqualTo("text/plain;charset=utf-8");
            assertThat(body(text)).startsWith("Dossiers 15 May 2021 to 14 June 2021 (2021-06, statutory,");
            assertThat(type(json)).isEqualTo("application/json");
            assertThat(Ended.json(body(json))).hasSize(2);
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(type(first)).isEqualTo("text/html;charset=utf-8");
            assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'self'");
            assertProblem(get(http + "/api/v1/summaries?period=2021-13"), 400, "period '2021-13' is not one of");
            assertProblem(get(http + "/api/v1/summaries"), 400, "give 1 to 100 periods");
            assertProblem(get(http + "/api/v1/summaries?period=2021&calendar=lunar"), 400, "calendar must be");
            assertProblem(get(http + "/api/v1/summaries?period=2021&format=docx"), 400, "format must be");
            assertProblem(get(http + "/api/v1/nowhere"), 404, "/api/v1/nowhere");
            assertProblem(post(http + "/api/v1/summaries"), 404, "/api/v1/summaries");

            Ended taken = Ended.of("demo", "--port", portOf(http));
            taken.assertRefused(
                    5, "cannot listen on 127.0.0.1:", "; choose another port with --port, 0 for any free one");
            Ended second = Ended.of("standalone", "--data", data.toString(), "--port", "0");
            second.assertRefused(5, "Kafka does not start in " + data, ": another process is using that directory");
            Ended third = Ended.of(
                    "standalone",
                    "--data",
                    data.resolve("third").toString(),
                    "--kafka-port",
                    portOf(Files.readString(data.resolve("bootstrap-server"))));
            third.assertRefused(5, "Kafka cannot listen on 127.0.0.1:", "; choose another port, or 0 for any free one");
            assertThat(get(http + JULY).statusCode()).as("undisturbed").isEqualTo(200);
            standalone.terminate();
            standalone.awaitEnd(LIMIT);
        }
    }

    @Test
    void a_file_is_no_directory_to_keep_things_in() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "a file");

        Ended ended = Ended.of("standalone", "--data", file.toString(), "--port", "0");

        ended.assertRefused(2, "--data " + file + " is not a directory");
    }

    private Program start() {
        return Program.start("standalone", "--data", data.toString(), "--port", "0");
    }

    private static String address(Program standalone) {
        return standalone.awaitSaying("summaries on (http://localhost:\\d+)");
    }

    private void importExample(String name) throws IOException {
        Ended ended = Ended.of(
                "ingest",
                "import",
                example(name + ".csv"),
                "--mapping",
                example(name + ".yaml"),
                "--bootstrap-server",
                Files.readString(data.resolve("bootstrap-server")).strip());
        assertThat(ended.exitCode()).as(ended.err()).isZero();
    }

    private static HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(uri)).timeout(LIMIT).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .POST(HttpRequest.BodyPublishers.noBody())
                .timeout(LIMIT)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static String body(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElseThrow().replace(" ", "");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String detail) {
        JsonNode problem = Ended.json(response.body());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(type(response)).isEqualTo("application/problem+json");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).contains(detail);
    }

    private static String portOf(String address) {
        return address.strip().substring(address.lastIndexOf(':') + 1);
    }

    private static String example(String name) {
        return EXAMPLES.resolve(name).toString();
    }
}
