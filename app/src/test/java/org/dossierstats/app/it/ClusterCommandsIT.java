package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands for a Kafka of one's own, in the order somebody would use them who reads what he is told. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterCommandsIT {
    @RegisterExtension
    static final TestKafka KAFKA = TestKafka.withoutTopics();

    private static final int UNAVAILABLE = 5;
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final List<String> PERIODS =
            List.of("--period", "2021-06", "--period", "2021-07", "--period", "2021", "--format", "json");

    @TempDir
    Path state;

    @Test
    @Order(1)
    void without_topics_every_command_says_how_to_create_them() {
        String hint = "; create it with: dossier-stats topics create";

        importExample().assertRefused(UNAVAILABLE, "there is no topic dossier-", hint);
        summary().assertRefused(UNAVAILABLE, "there is no topic dossier-counts", hint);
        onKafka("streams").assertRefused(UNAVAILABLE, "there is no topic dossier-", hint);
        onKafka("reporter", "list").assertRefused(UNAVAILABLE, "there is no topic dossier-summaries", hint);
        onKafka("reporter", "close", "--period", "2021-06")
                .assertRefused(UNAVAILABLE, "there is no topic dossier-summaries", hint);
    }

    @Test
    @Order(2)
    void topics_are_created_once() {
        Ended first = onKafka("topics", "create", "--partitions", "3", "--replication", "1");
        Ended second = onKafka("topics", "create", "--partitions", "3");

        assertThat(first)
                .isEqualTo(new Ended(
                        0,
                        "created dossier-counts, dossier-current, dossier-events, dossier-rejects, dossier-summaries\n",
                        ""));
        assertThat(second).isEqualTo(new Ended(0, "all topics are there already and fit\n", ""));
    }

    @Test
    @Order(3)
    void topics_of_another_size_are_not_taken_for_those_asked_for() {
        Ended ended = onKafka("topics", "create", "--partitions", "4");

        ended.assertRefused(2, "the topics are there already with 3 partitions, not 4");
    }

    @Test
    @Order(3)
    void a_kafka_that_holds_nobody_to_acls_is_told_of() {
        onKafka("topics", "acls", "--apply", "streams=User:counter")
                .assertRefused(7, "this Kafka holds nobody to ACLs", "authorizer.class.name");
    }

    @Test
    @Order(4)
    void an_import_tells_what_it_published() {
        Ended ended = importExample();

        assertThat(ended)
                .isEqualTo(new Ended(
                        0,
                        "published 23 events from 10 rows: 10 accepted, 1 withdrawn, 7 completed, 5 returned; from 2021-06-01T01:05:00Z to 2021-06-30T09:00:00Z\n",
                        ""));
    }

    @Test
    @Order(5)
    void nobody_counting_is_told_after_the_time_that_was_given() {
        Ended ended = summary("--timeout", "1");

        ended.assertRefused(
                UNAVAILABLE,
                "not all events are counted within 1 s: partition ",
                "; is dossier-stats streams running?");
    }

    @Test
    @Order(6)
    void counted_in_a_process_of_its_own_a_summary_is_that_of_batch_to_the_byte() throws Exception {
        String batch = Ended.result(batch());

        try (Program streams = streams()) {
            Ended ended = summary();

            assertThat(ended.err()).isEmpty();
            assertThat(Ended.withoutCut(ended.out())).isEqualTo(Ended.withoutCut(batch));
            assertThat(ended.exitCode()).isZero();

            importExample();
            assertThat(Ended.withoutCut(summary().out())).as("imported again").isEqualTo(Ended.withoutCut(batch));
            streams.awaitSaying("counting as dossier-stats with 2 threads, zone Asia/Ho_Chi_Minh");
            streams.terminate();
            assertThat(streams.awaitEnd(Duration.ofSeconds(20)).out()).isEmpty();
            assertThat(streams.err()).doesNotContain("ERROR", "WARN", "\tat ");
        }
    }

    @Test
    @Order(7)
    void counts_of_another_zone_are_not_shown() {
        Ended ended = summary("--zone", "UTC");

        ended.assertRefused(UNAVAILABLE, "was counted under rules sha256:", "this reporter has", "zone UTC");
    }

    private Program streams() {
        return Program.start(
                "streams",
                "--bootstrap-server",
                KAFKA.bootstrapServer(),
                "--state-dir",
                state.resolve("streams").toString());
    }

    private static Ended importExample() {
        return onKafka("ingest", "import", example("dossiers.csv"), "--mapping", example("dossiers.yaml"));
    }

    private static Ended summary(String... options) {
        List<String> arguments = new ArrayList<>(List.of("reporter", "summary"));
        arguments.addAll(PERIODS);
        arguments.addAll(List.of(options));
        return onKafka(arguments.toArray(String[]::new));
    }

    private static Ended onKafka(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", KAFKA.bootstrapServer()));
        return Ended.of(all.toArray(String[]::new));
    }

    private static List<String> batch() {
        List<String> arguments = new ArrayList<>(
                List.of("batch", "--import", example("dossiers.csv"), "--mapping", example("dossiers.yaml")));
        arguments.addAll(PERIODS);
        return arguments;
    }

    private static String example(String name) {
        return EXAMPLES.resolve(name).toString();
    }
}
