package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** docker-compose.yml from up to down, in the order in which somebody would use it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {
    @RegisterExtension
    static final Compose COMPOSE = new Compose("docker-compose.yml");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String BOARD = "DOSSIER_STATS_PORT";
    private static final String INGEST = "DOSSIER_STATS_INGEST_PORT";
    private static final String SUMMARY = "/api/v1/summaries?period=2021-06&calendar=calendar&format=json&fresh=true";

    @Test
    @Order(1)
    void all_become_healthy_in_their_order() {
        COMPOSE.up("--scale", "streams=3");

        assertThat(COMPOSE.containers("streams")).hasSize(3);
        assertThat(heldDirectories()).containsExactlyInAnyOrder("/data/1", "/data/2", "/data/3");
    }

    @Test
    @Order(2)
    void a_file_brought_in_is_summed_up_as_anywhere_else() throws Exception {
        String said = COMPOSE.of(
                "run",
                "--rm",
                "-T",
                "dossier-stats",
                "ingest",
                "import",
                "docs/examples/dossiers.csv",
                "--mapping",
                "docs/examples/dossiers.yaml");

        assertThat(said).contains("published 23 events from 10 rows");
        assertThat(Ended.withoutCut(summary()))
                .isEqualTo(Ended.withoutCut(Ended.result(List.of(
                                "batch",
                                "--import",
                                "../docs/examples/dossiers.csv",
                                "--mapping",
                                "../docs/examples/dossiers.yaml",
                                "--period",
                                "2021-06",
                                "--calendar",
                                "calendar",
                                "--format",
                                "json"))
                        .strip()));
    }

    @Test
    @Order(3)
    void the_board_is_shown() throws Exception {
        HttpResponse<String> board = get(BOARD, "/");

        assertThat(board.statusCode()).isEqualTo(200);
        assertThat(board.body()).contains("<html");
        assertThat(get(BOARD, "/metrics").body()).contains("dossier_stats_open_dossiers");
    }

    @Test
    @Order(4)
    void events_come_in_over_http_from_those_who_have_a_key() throws Exception {
        String added = COMPOSE.of(
                "exec",
                "-T",
                "ingest",
                "dossier-stats",
                "ingest",
                "keys",
                "add",
                "--keys",
                "callers.yaml",
                "--source",
                "/motcua/H32",
                "labour");
        Matcher key = Pattern.compile("\\bds_\\S+").matcher(added);
        assertThat(key.find()).as(added).isTrue();

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(post("Bearer " + key.group())).isEqualTo(202));
        assertThat(post("Bearer ds_other")).isEqualTo(401);
        assertThat(Ended.json(summary()).at("/total/received/inPeriod").asInt()).isEqualTo(11);
    }

    @Test
    @Order(5)
    void one_that_is_killed_comes_back_to_its_directory() throws Exception {
        String before = summary();
        String killed = COMPOSE.containers("streams").get(0);
        String directory = heldBy(killed);

        COMPOSE.docker("kill", killed);
        COMPOSE.docker("start", killed);

        COMPOSE.awaitHealthy();
        assertThat(heldBy(killed)).isEqualTo(directory);
        assertThat(summary()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void what_was_counted_is_there_after_down_and_up() throws Exception {
        String before = summary();

        COMPOSE.down();
        COMPOSE.up("--scale", "streams=2");

        assertThat(summary()).isEqualTo(before);
        assertThat(heldDirectories()).containsExactlyInAnyOrder("/data/1", "/data/2");
    }

    private static List<String> heldDirectories() {
        return COMPOSE.containers("streams").stream().map(ComposeIT::heldBy).toList();
    }

    private static String heldBy(String container) {
        return COMPOSE.docker("exec", container, "readlink", "/proc/1/cwd").strip();
    }

    /** All that is published is counted in it. */
    private static String summary() throws Exception {
        HttpResponse<String> answer = get(BOARD, SUMMARY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().strip();
    }

    private static HttpResponse<String> get(String server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(COMPOSE.address(server) + path))
                                .timeout(LIMIT)
                                .build(),
                        BodyHandlers.ofString());
    }

    private static int post(String authorization) throws Exception {
        String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/motcua/H32\",\"type\":\"dossier.accepted\","
                + "\"subject\":\"H32.19-210614-9999\",\"time\":\"2021-06-14T08:12:30+07:00\",\"data\":{\"agency\":\"H32.19\","
                + "\"procedure\":\"1.005129\",\"field\":\"Lao động\",\"channel\":\"ONLINE\",\"due\":\"2021-06-21\"}}";
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(COMPOSE.address(INGEST) + "/api/v1/events"))
                                .timeout(LIMIT)
                                .header("Authorization", authorization)
                                .header("Content-Type", "application/cloudevents+json")
                                .POST(BodyPublishers.ofString(event))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
