package org.dossierstats.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.dossierstats.ingest.access.Access;
import org.dossierstats.ingest.access.AccessException;
import org.dossierstats.ingest.access.Agencies;
import org.dossierstats.ingest.access.ApiKey;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.access.Callers;
import org.dossierstats.ingest.access.CallersFile;
import org.dossierstats.ingest.access.Credential;
import org.dossierstats.ingest.publish.PublisherOfTests;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events over HTTP, into a producer that keeps them. More mutations: {@code -Ddossierstats.mutations=100000}. */
class EventGatewayTest {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String LINES = "application/x-ndjson";
    private static final int MUTATIONS = Integer.getInteger("dossierstats.mutations", 5_000);
    private static final GatewayLimits LIMITS =
            new GatewayLimits(EventJson.MAX_BYTES, 200_000, 50, 4, Duration.ofSeconds(30), Duration.ofSeconds(2));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MockProducer<byte[], byte[]> producer = producer(true);
    private final MockProducer<byte[], byte[]> transactional = producer(true);
    private GatewayServer server;

    private static MockProducer<byte[], byte[]> producer(boolean acknowledges) {
        return new MockProducer<>(acknowledges, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @BeforeEach
    void start() {
        transactional.initTransactions();
        server = serving(producer);
    }

    private GatewayServer serving(MockProducer<byte[], byte[]> plain) {
        return serving(plain, Access.open());
    }

    private GatewayServer serving(MockProducer<byte[], byte[]> plain, Access access) {
        return GatewayServer.start(
                new EventGateway(PublisherOfTests.of(plain, () -> transactional), access, LIMITS), Listener.local(0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_event_in_structured_mode_is_published_under_its_dossier() throws Exception {
        HttpResponse<String> answer = post(STRUCTURED, event("1", "Hồ-1"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"accepted\":1,\"refused\":0,\"results\":[{\"item\":1,\"source\":\"/test\",\"id\":\"1\",\"status\":\"accepted\"}]}\n");
        assertThat(new String(producer.history().get(0).key(), StandardCharsets.UTF_8))
                .isEqualTo("Hồ-1");
        assertThat(EventJson.decode(producer.history().get(0).value()))
                .isEqualTo(EventJson.decode(event("1", "Hồ-1").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_event_in_binary_mode_has_its_attributes_in_headers_percent_encoded() throws Exception {
        HttpResponse<String> answer = send(request("")
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "/test")
                .header("ce-type", "dossier.completed")
                .header("ce-subject", "H%E1%BB%93-1")
                .header("ce-time", "2021-06-14T08:12:30+07:00")
                .POST(BodyPublishers.ofString("{}"))
                .build());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(new String(producer.history().get(0).key(), StandardCharsets.UTF_8))
                .isEqualTo("Hồ-1");
    }

    @Test
    void one_bad_item_does_not_spoil_its_batch() throws Exception {
        HttpResponse<String> answer = post(
                BATCH,
                "[" + event("1", "A") + ", 7, {\"specversion\":\"1.0\"}, "
                        + event("2", "B").replace("completed", "finished") + "," + event("3", "C") + "]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .startsWith("{\"accepted\":2,\"refused\":3,\"results\":[{\"item\":1,")
                .contains("{\"item\":2,\"status\":\"refused\",\"reason\":\"SCHEMA_VIOLATION\",\"detail\":\"an item must"
                        + " be a JSON object\"}")
                .contains("{\"item\":4,\"status\":\"refused\",\"reason\":\"SCHEMA_VIOLATION\"")
                .contains("\"item\":5,\"source\":\"/test\",\"id\":\"3\",\"status\":\"accepted\"");
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void an_atomic_batch_is_published_whole_in_a_transaction_or_not_at_all() throws Exception {
        HttpResponse<String> spoiled = send(request("?atomic=true")
                .header("Content-Type", BATCH)
                .POST(BodyPublishers.ofString("[" + event("1", "A") + ",{}]"))
                .build());
        assertThat(spoiled.statusCode()).isEqualTo(422);
        assertThat(spoiled.body()).contains("\"accepted\":0,\"refused\":1").contains("\"status\":\"left\"");
        assertThat(transactional.history()).isEmpty();

        HttpResponse<String> sound = send(request("?atomic=true")
                .header("Content-Type", BATCH)
                .POST(BodyPublishers.ofString("[" + event("1", "A") + "," + event("2", "B") + "]"))
                .build());
        assertThat(sound.statusCode()).as(sound.body()).isEqualTo(202);
        assertThat(transactional.history()).hasSize(2);
        assertThat(transactional.transactionCommitted()).isTrue();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void a_stream_tells_the_lines_that_were_refused() throws Exception {
        String lines = IntStream.range(0, 20_000)
                .mapToObj(i -> i == 17 ? "{broken" : event("n" + i, "D" + i % 100))
                .collect(Collectors.joining("\n", "\n", "\r\n\n"));

        HttpResponse<String> answer = post(LINES, lines);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .startsWith("{\"accepted\":19999,\"refused\":1,\"results\":[{\"item\":19,\"status\":\"refused\","
                        + "\"reason\":\"UNDECODABLE\"");
        assertThat(producer.history()).hasSize(19_999);
    }

    @Test
    void what_is_wrong_with_a_request_is_told_as_a_problem() throws Exception {
        String broken = event("1", "A").replace("\"id\"", "\"ID\"");

        assertProblem(post(STRUCTURED, "{"), 400, "UNDECODABLE");
        assertProblem(post(STRUCTURED, broken), 422, "SCHEMA_VIOLATION");
        assertProblem(post(STRUCTURED, event("1", "x".repeat(70_000))), 413, "TOO_LARGE");
        assertProblem(post(STRUCTURED, "x".repeat(200_001)), 413, "longer than 200000 bytes");
        assertProblem(post(BATCH, event("1", "A")), 400, "a batch is a JSON array");
        assertProblem(post(BATCH, "[" + event("1", "A")), 400, "UNDECODABLE");
        assertProblem(post(BATCH, "[" + event("1", "A") + "] []"), 400, "follows the array");
        assertProblem(post(BATCH, "[" + "{},".repeat(50) + "{}]"), 413, "more than 50 items");
        assertProblem(post("text/plain", event("1", "A")), 415, "application/cloudevents+json");
        assertThat(post(BATCH, "[{}]").statusCode()).isEqualTo(422);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void without_an_acknowledgement_the_answer_is_to_come_again() throws Exception {
        MockProducer<byte[], byte[]> silent = producer(false);
        MockProducer<byte[], byte[]> failing = producer(true);
        failing.sendException = new TimeoutException("no metadata");
        try (GatewayServer unanswered = serving(silent);
                GatewayServer failed = serving(failing)) {
            for (GatewayServer each : List.of(unanswered, failed)) {
                for (String type : List.of(STRUCTURED, LINES)) {
                    HttpResponse<String> answer = send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + each.port() + "/api/v1/events"))
                                    .header("Content-Type", type)
                                    .POST(BodyPublishers.ofString(event("1", "A")))
                                    .build());
                    assertProblem(answer, 503, "send all of it again");
                    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
                }
            }
        }
    }

    @Test
    void more_requests_at_a_time_than_allowed_are_told_to_come_again() throws Exception {
        try (GatewayServer busy = serving(producer(false))) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + busy.port() + "/api/v1/events"))
                    .header("Content-Type", STRUCTURED)
                    .POST(BodyPublishers.ofString(event("1", "A")))
                    .build();
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.rangeClosed(0, LIMITS.requests())
                    .mapToObj(i -> http.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                    .toList();
            List<HttpResponse<String>> all =
                    answers.stream().map(CompletableFuture::join).toList();

            assertThat(all.stream().map(HttpResponse::statusCode).sorted().toList())
                    .containsExactly(429, 503, 503, 503, 503);
            assertThat(all).filteredOn(answer -> answer.statusCode() == 429).allSatisfy(answer -> {
                assertProblem(answer, 429, "too many requests");
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            });
        }
    }

    @Test
    void with_keys_a_caller_sends_its_own_events_only(@TempDir Path directory) throws Exception {
        ApiKey key = ApiKey.random(new SecureRandom());
        CallersFile file = new CallersFile(directory.resolve("callers.yaml"));
        file.write(
                new Callers(Map.of(new Credential.KeyHash(key.hash()), new Caller("office", "/test", Agencies.ANY))));
        String foreign = event("9", "A").replace("/test", "/else");
        try (GatewayServer guarded = serving(producer, Access.of(file, null))) {
            HttpResponse<String> stranger =
                    send(request(guarded, STRUCTURED, event("1", "A")).build());
            assertProblem(stranger, 401, "a key is needed");
            assertThat(stranger.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"dossier-stats\"");

            String bearer = "Bearer " + key.text();
            assertProblem(
                    send(request(guarded, STRUCTURED, foreign)
                            .header("Authorization", bearer)
                            .build()),
                    403,
                    "NOT_ALLOWED");
            for (String type : List.of(BATCH, LINES)) {
                String body = type.equals(BATCH)
                        ? "[" + event("1", "A") + "," + foreign + "]"
                        : event("2", "A") + "\n" + foreign;
                HttpResponse<String> mixed = send(request(guarded, type, body)
                        .header("Authorization", bearer)
                        .build());
                assertThat(mixed.statusCode()).as(mixed.body()).isEqualTo(202);
                assertThat(mixed.body())
                        .contains("\"item\":2,\"status\":\"refused\",\"reason\":\"NOT_ALLOWED\"")
                        .contains("\"accepted\":1,\"refused\":1");
            }
        }
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void it_is_spoken_to_in_tls_where_that_is_asked_for(@TempDir Path directory) throws Exception {
        Certified certified = Certified.in(directory);
        try (GatewayServer secure = GatewayServer.start(
                new EventGateway(PublisherOfTests.of(producer), Access.open(), LIMITS),
                new Listener("127.0.0.1", 0, certified.tls()))) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(certified.trusting()).build();

            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + secure.port() + "/api/v1/events"))
                            .header("Content-Type", STRUCTURED)
                            .POST(BodyPublishers.ofString(event("1", "A")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
        assertThatThrownBy(() -> GatewayServer.start(
                        new EventGateway(PublisherOfTests.of(producer), Access.open(), LIMITS),
                        new Listener(
                                "127.0.0.1",
                                0,
                                new Listener.Tls(
                                        certified.tls().key(), certified.tls().certificate()))))
                .isInstanceOf(AccessException.class)
                .hasMessageStartingWith("no TLS with ");
    }

    @Test
    void a_body_that_comes_drop_by_drop_gives_its_place_up() throws Exception {
        GatewayLimits short1 =
                new GatewayLimits(EventJson.MAX_BYTES, 200_000, 50, 1, Duration.ofSeconds(1), Duration.ofSeconds(2));
        try (GatewayServer impatient = GatewayServer.start(
                        new EventGateway(PublisherOfTests.of(producer), Access.open(), short1), Listener.local(0));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + LINES
                            + "\r\nContent-Length: 100000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            CompletableFuture<String> answered = CompletableFuture.supplyAsync(() -> firstLine(socket));
            Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
                if (!answered.isDone()) {
                    out.write('\n');
                    out.flush();
                }
                return answered.isDone();
            });

            assertThat(answered.join()).startsWith("HTTP/1.1 408 ");
        }
    }

    private static String firstLine(Socket socket) {
        try {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.Builder request(GatewayServer to, String contentType, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.port() + "/api/v1/events"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
    }

    @Test
    void mutated_requests_are_answered_and_never_with_a_fault_of_the_server() throws Exception {
        long seed = 20;
        Random random = new Random(seed);
        List<String> types = List.of(STRUCTURED, BATCH, LINES, "application/json");
        byte[] valid = ("[" + event("1", "Hồ-1") + ",\n" + event("2", "B") + "]").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = valid.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            HttpRequest.Builder request = request(random.nextInt(8) == 0 ? "?atomic=" + random.nextInt(3) : "")
                    .header("Content-Type", types.get(random.nextInt(types.size())));
            if (random.nextInt(3) == 0) {
                request.header("ce-specversion", "1.0").header("ce-subject", "%" + random.nextInt(300));
            }
            HttpResponse<String> answer =
                    send(request.POST(BodyPublishers.ofByteArray(body)).build());

            assertThat(answer.statusCode())
                    .as("seed %d, mutation %d: %s", seed, i, answer.body())
                    .isIn(202, 400, 413, 415, 422);
            assertThat(answer.body()).doesNotContain("Exception").doesNotContain("org.dossierstats");
        }
        assertThat(producer.history())
                .allSatisfy(sent -> assertThat(EventJson.decode(sent.value())).isInstanceOf(Decoded.Valid.class));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"status\":" + status).contains(said);
    }

    private HttpResponse<String> post(String contentType, String body) throws IOException, InterruptedException {
        return send(request("")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/events" + query))
                .timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String event(String id, String dossier) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id
                + "\",\"source\":\"/test\",\"type\":\"dossier.completed\",\"subject\":\"" + dossier
                + "\",\"time\":\"2021-06-14T08:12:30+07:00\",\"data\":{}}";
    }
}
