package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How one signs in to a Kafka that lets nobody in without, what is told when it does not, and that no secret shows anywhere. */
class SecuredClientsIT {
    private static final int UNAVAILABLE = 5;
    private static final int DENIED = 7;
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static FakeIssuer issuer;
    private static GuardedKafka kafka;

    /** Started first of all, for it takes its time to give up. */
    private static Program withoutTls;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void start() throws Exception {
        issuer = FakeIssuer.start(true);
        kafka = GuardedKafka.start(issuer);
        withoutTls = Program.start(
                kafka.with(kafka.file("board", Map.of("security.protocol", "SASL_PLAINTEXT")), "reporter", "list"));
        kafka.users("board", "sender");
        Ended.of(kafka.as(
                        "admin",
                        "topics",
                        "acls",
                        "--apply",
                        "topics=User:setup",
                        "reporter=User:board",
                        "ingest=User:sender"))
                .assertOk("made 23 ACLs\n");
        Ended.of(kafka.as("admin", "topics", "create", "--partitions", "1", "--replication", "1"));
    }

    @AfterAll
    static void stop() throws Exception {
        withoutTls.close();
        kafka.close();
        issuer.close();
    }

    @Test
    void a_wrong_password_is_told_in_one_line() {
        String file = kafka.file("board", Map.of("sasl.jaas.config", scram("board", "gu3ssed")));

        for (String command : List.of(
                "reporter summary --period 2021",
                "reporter list",
                "reporter serve --port 0",
                "streams",
                "ingest serve --port 0",
                "ingest simulate",
                "ingest rejects list",
                "ingest rejects replay",
                "topics create")) {
            Ended ended = Ended.of(kafka.with(file, command.split(" ", -1)));

            ended.assertRefused(DENIED, "Kafka does not let this program in: ", "invalid credentials", "sasl.*");
            assertThat(ended.err()).doesNotContain("gu3ssed");
        }
    }

    @Test
    void a_certificate_of_somebody_else_is_told_in_one_line() {
        String file = kafka.file(
                "board", Map.of("ssl.truststore.location", kafka.stranger().toString()));

        Ended.of(kafka.with(file, "reporter", "summary", "--period", "2021"))
                .assertRefused(DENIED, "no TLS connection to Kafka comes about: ", "certification path", "ssl.trust");
        Ended.of(kafka.with(file, "topics", "create"))
                .assertRefused(DENIED, "no TLS connection to Kafka comes about: ", "certification path", "ssl.trust");
    }

    @Test
    void files_of_certificates_that_are_not_there_are_told_in_one_line() {
        String file = kafka.file("board", Map.of("ssl.truststore.location", "nowhere.pem"));

        Ended.of(kafka.with(file, "reporter", "list"))
                .assertRefused(DENIED, "there is no file nowhere.pem", "--command-config");
        Ended.of(kafka.with(file, "topics", "create"))
                .assertRefused(DENIED, "there is no file nowhere.pem", "--command-config");
    }

    @Test
    void no_tls_where_kafka_wants_it_is_told() throws Exception {
        Ended ended = withoutTls.awaitEnd(LIMIT);

        assertThat(ended.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("dossier-stats: note: ")
                                .contains("SASL_SSL encrypts"),
                        line -> assertThat(line)
                                .startsWith("dossier-stats: Kafka did not answer")
                                .contains("Does it want another security.protocol"));
        assertThat(ended.exitCode()).isEqualTo(UNAVAILABLE);
    }

    @Test
    void who_may_not_make_acls_is_told_so() throws Exception {
        try (Program program = Program.start(kafka.as("board", "topics", "acls", "--apply", "reporter=User:board"))) {
            program.awaitEnd(LIMIT)
                    .assertRefused(
                            DENIED,
                            "cannot make the ACLs: that takes a user of Kafka who may alter the cluster; the ACLs that");
        }
    }

    @Test
    void a_password_of_the_environment_shows_neither_in_the_list_of_processes_nor_in_any_log() throws Exception {
        String file = kafka.file("board", Map.of("sasl.jaas.config", scram("board", "${env:BOARD_PASSWORD}")));
        String password = GuardedKafka.password("board");

        try (Program server = Program.startTellingAll(
                Map.of(
                        "BOARD_PASSWORD", password,
                        "DOSSIER_STATS_KAFKA_CONFIG", file,
                        "DOSSIER_STATS_BOOTSTRAP_SERVER", kafka.bootstrapServer()),
                "reporter",
                "serve",
                "--port",
                "0")) {
            server.awaitSaying("summaries on (\\S+)");

            assertThat(server.commandLine()).contains("reporter serve").doesNotContain(password, file);
            assertThat(server.err()).contains("SCRAM-SHA-512").doesNotContain(password);
        }
    }

    @Test
    void a_reporter_that_is_denied_for_a_while_says_so_and_goes_on_and_streams_ends() throws Exception {
        Closed.publish(kafka.client("sender"), List.of(Closed.accepted("1", "H32", LocalDate.of(2021, 6, 1))));
        kafka.users("late");
        kafka.users("tired");
        Ended.of(kafka.as("admin", "topics", "acls", "--apply", "reporter=User:late", "streams=User:tired"));
        try (Program streams = Program.start(kafka.as(
                        "tired",
                        "streams",
                        "--state-dir",
                        directory.resolve("streams").toString()));
                Program server = Program.start(kafka.as("late", "reporter", "serve", "--port", "0"))) {
            String address = server.awaitSaying("summaries on (http://[^/\\s]+:\\d+)");
            await().atMost(LIMIT).until(() -> status(address) == 200);

            kafka.changePassword("late", "another");
            await().atMost(LIMIT)
                    .until(() -> Scrape.get(address + "/health/ready")
                            .body()
                            .contains("Kafka denies dossier-counts to this process; the log says why"));
            assertThat(Scrape.get(address + "/health/live").statusCode()).isEqualTo(200);
            server.awaitSaying("dossier-counts cannot be read for now: ");
            server.awaitSaying("Kafka does not let this process in: ");

            kafka.users("late");
            await().atMost(LIMIT).until(() -> status(address) == 200);
            assertThat(server.isAlive()).isTrue();
            assertThat(streams.isAlive()).isTrue();

            kafka.changePassword("tired", "another");
            Ended ended = streams.awaitEnd(LIMIT);
            assertThat(ended.err()).contains("dossier-stats: Kafka does not let this program in: ");
            assertThat(ended.exitCode()).isEqualTo(DENIED);
        }
    }

    private static int status(String address) throws Exception {
        return Scrape.get(address + "/health/ready").statusCode();
    }

    private static String scram(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }
}
