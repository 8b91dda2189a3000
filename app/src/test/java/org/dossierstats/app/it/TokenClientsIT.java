package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dossierstats.app.it.Ended.withoutCut;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dossierstats.app.it.FakeIssuer.Signature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With tokens of an issuer (OAUTHBEARER) each part signs in to a Kafka that lets nobody in without. */
class TokenClientsIT {
    private static final int DENIED = 7;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String[] FILE = {"../docs/examples/dossiers.csv", "--mapping", "../docs/examples/dossiers.yaml"
    };
    private static final String[] PERIOD = {"--period", "2021-06", "--calendar", "calendar"};

    private static FakeIssuer issuer;
    private static GuardedKafka kafka;

    @TempDir
    private static Path directory;

    /** What is wrong with a token. */
    private record Wrong(String what, Signature signature, UnaryOperator<JWTClaimsSet.Builder> claims) {
        @Override
        public String toString() {
            return what;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        issuer = FakeIssuer.start(true);
        kafka = GuardedKafka.start(issuer);
        Files.writeString(directory.resolve("secret"), FakeIssuer.SECRET);
        Ended.of(kafka.as(
                        "admin",
                        "topics",
                        "acls",
                        "--apply",
                        "topics=User:setup",
                        "ingest=User:sender",
                        "streams=User:counter",
                        "close=User:closer"))
                .assertOk("made 35 ACLs\n");
        assertThat(ended("setup", "topics create --partitions 2 --replication 1")
                        .exitCode())
                .isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        kafka.close();
        issuer.close();
    }

    @AfterEach
    void tellTheTruthAgain() {
        issuer.tell(UnaryOperator.identity());
        issuer.sign(Signature.OWN);
    }

    @Test
    void the_whole_line_works_and_streams_goes_on_with_new_tokens_and_ends_when_there_are_none() throws Exception {
        issuer.tell(claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(10))));
        try (SecuredIssuer secured = SecuredIssuer.start(issuer, kafka.own());
                Program streams = Program.start(command(
                        file(
                                "counter",
                                secured,
                                Map.of(
                                        "sasl.jaas.config",
                                        trusting(kafka.own()),
                                        "sasl.login.retry.backoff.max.ms",
                                        "500")),
                        "streams",
                        "--state-dir",
                        directory.resolve("state").toString()))) {
            streams.awaitSaying("counting as dossier-stats");
            await().atMost(LIMIT).until(() -> issuer.issuedTo("counter").size() >= 3);
            Ended imported = ended("sender", "ingest import", FILE);
            Ended summary = ended("closer", "reporter summary --format json", PERIOD);
            Ended closed = ended("closer", "reporter close", PERIOD);

            List<String> batch = new ArrayList<>(List.of("batch", "--format", "json", "--import"));
            batch.addAll(List.of(FILE));
            batch.addAll(List.of(PERIOD));
            assertThat(imported.out()).as(imported.err()).startsWith("published ");
            assertThat(withoutCut(summary.out())).as(summary.err()).isEqualTo(withoutCut(Ended.result(batch)));
            assertThat(closed.exitCode()).as(closed.err()).isZero();
            assertThat(streams.isAlive()).isTrue();

            secured.stop();
            Ended ended = streams.awaitEnd(LIMIT);
            assertThat(ended.err())
                    .contains(
                            "LoginException during login retry; will sleep",
                            "dossier-stats: Kafka does not let this program in: ");
            assertThat(ended.exitCode()).isEqualTo(DENIED);
        }
    }

    @Test
    void what_the_user_of_a_token_may_not_is_told_in_one_line() throws Exception {
        Ended ended = ended("sender", "reporter list");

        assertDenied(ended, "Not authorized to access topics", "; the ACLs that each part needs");
    }

    static Stream<Wrong> wrong() {
        return Stream.of(
                new Wrong("signed by another", Signature.ANOTHER, UnaryOperator.identity()),
                new Wrong("for another audience", Signature.OWN, claims -> claims.audience("another")),
                new Wrong("of another issuer", Signature.OWN, claims -> claims.issuer("http://127.0.0.1/another")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_token_that_kafka_does_not_take_is_told_in_one_line(Wrong wrong) throws Exception {
        issuer.tell(wrong.claims());
        issuer.sign(wrong.signature());

        assertDenied(
                ended("setup", "topics create"),
                "Kafka does not let this program in: the issuer, the audience, the times or the signature of the token",
                "; see the settings sasl.* in --command-config");
    }

    @Test
    void a_token_that_is_not_signed_is_not_even_sent() throws Exception {
        issuer.sign(Signature.NONE);

        assertDenied(ended("setup", "topics create"), "no token or ticket to sign in to Kafka with: Malformed JWT");
    }

    @Test
    void with_a_token_that_is_over_the_clocks_are_told() throws Exception {
        Instant now = Instant.now();
        issuer.tell(claims ->
                claims.issueTime(Date.from(now.minusSeconds(600))).expirationTime(Date.from(now.minusSeconds(300))));

        Ended ended = ended("setup", "topics create");

        assertThat(ended.err()).contains("is later than expiry", "Kafka does not let this program in: the issuer, ");
        assertThat(ended.exitCode()).isEqualTo(DENIED);
    }

    @Test
    void a_secret_that_the_issuer_does_not_take_is_told_in_one_line() throws Exception {
        Ended ended = run(command(kafka.tokenFile("setup", "gu3ssed", Map.of()), "topics create"));

        assertDenied(
                ended,
                "dossier-stats: no token or ticket to sign in to Kafka with: The response code 401",
                "; see the settings sasl.* in --command-config");
        assertThat(ended.err()).doesNotContain("gu3ssed", "; at ");
    }

    @Test
    void an_issuer_that_is_not_there_is_told_in_one_line() throws Exception {
        String file = kafka.tokenFile(
                "setup", FakeIssuer.SECRET, Map.of("sasl.oauthbearer.token.endpoint.url", "http://127.0.0.1:1/token"));

        assertDenied(run(command(file, "topics create")), "no token or ticket to sign in to Kafka with: ");
    }

    /** As Kubernetes gives them to a program. */
    @Test
    void a_token_may_stand_in_a_file() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), issuer.tokenOf("setup"));
        String file = kafka.tokenFile(
                "setup",
                "",
                Map.of("sasl.oauthbearer.token.endpoint.url", token.toUri().toString()));

        assertFits(run(command(file, "topics create")));
    }

    @Test
    void an_issuer_whose_certificate_java_does_not_know_is_told_in_one_line() throws Exception {
        try (SecuredIssuer secured = SecuredIssuer.start(issuer, kafka.own())) {
            Ended ended = run(command(file("setup", secured, Map.of()), "topics create"));

            assertDenied(ended, "no token or ticket to sign in to Kafka with: ", "certification path");
        }
    }

    private static String file(String client, SecuredIssuer secured, Map<String, String> more) {
        Map<String, String> different = new HashMap<>(more);
        different.put("sasl.oauthbearer.token.endpoint.url", secured.tokens());
        return kafka.tokenFile(client, FakeIssuer.SECRET, different);
    }

    private static String trusting(Certified issuer) {
        return "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required ssl.truststore.type=\"PEM\""
                + " ssl.truststore.location=\"" + issuer.pem() + "\";";
    }

    @Test
    void neither_secret_nor_token_shows_in_the_list_of_processes_or_in_any_log() throws Exception {
        try (Program server = Program.startTellingAll(
                Map.of(
                        "DOSSIER_STATS_KAFKA_CONFIG", file("closer"),
                        "DOSSIER_STATS_BOOTSTRAP_SERVER", kafka.bootstrapServer()),
                "reporter",
                "serve",
                "--port",
                "0")) {
            server.awaitSaying("summaries on (\\S+)");

            List<String> secrets = new ArrayList<>(issuer.issuedTo("closer"));
            secrets.add(FakeIssuer.SECRET);
            secrets.add(Base64.getEncoder()
                    .encodeToString("closer:s3cret%3A%2B+%C3%BC".getBytes(StandardCharsets.US_ASCII)));
            assertThat(secrets).hasSizeGreaterThan(2);
            assertThat(server.commandLine()).doesNotContain(secrets);
            assertThat(server.err()).contains("OAUTHBEARER").doesNotContain(secrets);
        }
    }

    private static void assertFits(Ended ended) {
        assertThat(ended.out()).as(ended.err()).isEqualTo("all topics are there already and fit\n");
    }

    /** The issuer of these tests is asked without TLS, which is told too. */
    private static void assertDenied(Ended ended, String... told) {
        assertThat(ended.err().lines().filter(line -> !line.startsWith("dossier-stats: note: ")))
                .singleElement()
                .asString()
                .startsWith("dossier-stats: ")
                .contains(told);
        assertThat(ended.exitCode()).isEqualTo(DENIED);
    }

    private static Ended ended(String client, String words, String... more) throws Exception {
        return run(command(file(client), words, more));
    }

    private static Ended run(String... command) throws Exception {
        try (Program program = Program.start(command)) {
            return program.awaitEnd(LIMIT);
        }
    }

    private static String file(String client) {
        return kafka.tokenFile(client, "${dir:" + directory + ":secret}", Map.of());
    }

    private static String[] command(String file, String words, String... more) {
        List<String> command = new ArrayList<>(List.of(words.split(" ", -1)));
        command.addAll(List.of(more));
        return kafka.with(file, command.toArray(String[]::new));
    }
}
