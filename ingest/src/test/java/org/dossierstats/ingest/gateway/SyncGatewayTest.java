package org.dossierstats.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.ingest.access.Access;
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

/** Records of the national synchronisation over HTTP, into a producer that keeps their events. */
class SyncGatewayTest {
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final int MUTATIONS = Integer.getInteger("dossierstats.mutations", 2_000);
    private static final GatewayLimits LIMITS =
            new GatewayLimits(EventJson.MAX_BYTES, 700_000, 50, 4, Duration.ofSeconds(30), Duration.ofSeconds(2));

    /** Stands in fields with people's data, and nowhere else. */
    private static final String PERSONAL = "NguyenVanRieng";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MockProducer<byte[], byte[]> producer = producer();
    private final MockProducer<byte[], byte[]> transactional = producer();
    private GatewayServer server;

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @BeforeEach
    void start() {
        transactional.initTransactions();
        server = serving(Access.open());
    }

    private GatewayServer serving(Access access) {
        return GatewayServer.start(
                new EventGateway(PublisherOfTests.of(producer, () -> transactional), access, LIMITS),
                Listener.local(0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_record_is_answered_with_the_events_it_told_and_what_it_left_out() throws Exception {
        HttpResponse<String> answer = post(JSON, " " + record("A", "6"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body())
                .startsWith("{\"accepted\":1,\"refused\":0,\"results\":[{\"item\":1,\"source\":\"/dong-bo-ho-so\","
                        + "\"events\":[\"")
                .contains("\"status\":\"accepted\"")
                .contains("\"notes\":[\"TrangThaiHoSo is 6, which has no date in this record");
        assertThat(producer.history()).hasSize(3);
    }

    @Test
    void one_bad_record_does_not_spoil_its_array_unless_all_or_none_is_asked_for() throws Exception {
        String array = "[" + record("A", "4") + ",7," + record("B", "99") + "," + row("A") + "]";

        HttpResponse<String> answer = post(JSON, array);
        HttpResponse<String> atomic = post("?atomic=true", JSON, array);
        HttpResponse<String> sound = post("?atomic=true", JSON, "[" + record("A", "4") + "]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .startsWith("{\"accepted\":2,\"refused\":2,")
                .contains(
                        "{\"item\":2,\"status\":\"refused\",\"reason\":\"SCHEMA_VIOLATION\",\"detail\":\"an item must")
                .contains(
                        "{\"item\":3,\"status\":\"refused\",\"reason\":\"SCHEMA_VIOLATION\",\"detail\":\"TrangThaiHoSo"
                                + " is not a code from 1 to 10\"}");
        assertThat(producer.history()).hasSize(4);
        assertThat(atomic.statusCode()).isEqualTo(422);
        assertThat(sound.statusCode()).isEqualTo(202);
        assertThat(transactional.history()).hasSize(3);
    }

    @Test
    void of_a_stream_the_refused_lines_are_told_and_the_notes_are_counted() throws Exception {
        HttpResponse<String> answer =
                post(LINES, record("A", "6") + "\n{broken\n\n" + record("B", "6") + "\n" + row("B") + "\n");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .startsWith("{\"accepted\":3,\"refused\":1,\"results\":[{\"item\":2,\"status\":\"refused\","
                        + "\"reason\":\"UNDECODABLE\",\"detail\":\"the record is not well-formed JSON (line 1, column ")
                .contains("],\"notes\":[{\"note\":\"TrangThaiHoSo is 6,")
                .contains("\"items\":2}]");
        assertThat(producer.history()).hasSize(7);
    }

    @Test
    void what_is_wrong_with_a_request_is_told_as_a_problem() throws Exception {
        assertProblem(post("text/plain", record("A", "4")), 415, "application/json or application/x-ndjson");
        assertProblem(post(JSON, "{"), 400, "UNDECODABLE");
        assertProblem(post(JSON, ""), 422, "must be a JSON object");
        assertProblem(post(JSON, record("A", "4").replace("MaTTHC", "khac")), 422, "MaTTHC is missing");
        assertProblem(post(JSON, record("A", "4") + "{}"), 422, "something follows the record");
        assertProblem(post(JSON, record("A", "4").replace(PERSONAL, "x".repeat(600_000))), 413, "TOO_LARGE");
        assertProblem(post(JSON, "[" + "x".repeat(700_000)), 413, "longer than 700000 bytes");
        assertProblem(post(JSON, "[" + "{},".repeat(50) + "{}]"), 413, "more than 50 items");
        assertProblem(post("?atomic=true", LINES, record("A", "4")), 400, "a stream cannot be atomic");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void with_keys_the_events_are_the_caller_s_and_so_must_the_agency_be(@TempDir Path directory) throws Exception {
        ApiKey key = ApiKey.random(new SecureRandom());
        CallersFile file = new CallersFile(directory.resolve("callers.yaml"));
        file.write(new Callers(Map.of(
                new Credential.KeyHash(key.hash()), new Caller("office", "/H32", new Agencies(List.of("H32.*"))))));
        try (GatewayServer guarded = serving(Access.of(file, null))) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri(guarded, "")).header("Content-Type", JSON);
            String array = "[" + record("A", "4") + "," + record("B", "4").replace("H32.19", "H40") + "]";

            HttpResponse<String> stranger =
                    send(request.copy().POST(BodyPublishers.ofString(array)).build());
            HttpResponse<String> answer = send(request.copy()
                    .header("Authorization", "Bearer " + key.text())
                    .POST(BodyPublishers.ofString(array))
                    .build());

            assertProblem(stranger, 401, "a key is needed");
            assertThat(answer.body())
                    .contains("\"item\":1,\"source\":\"/H32\"")
                    .contains("\"item\":2,\"status\":\"refused\",\"reason\":\"NOT_ALLOWED\"");
        }
    }

    @Test
    void mutated_records_are_answered_and_nobody_s_data_come_through() throws Exception {
        long seed = 9;
        Random random = new Random(seed);
        byte[] valid = ("[" + record("A", "4") + ",\n" + row("B") + "]").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = valid.clone();
            for (int change = random.nextInt(4); change > 0; change--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(server, ""))
                    .header("Content-Type", random.nextBoolean() ? JSON : LINES)
                    .POST(BodyPublishers.ofByteArray(body))
                    .build());

            assertThat(answer.statusCode())
                    .as("seed %d, mutation %d: %s", seed, i, answer.body())
                    .isIn(202, 400, 413, 422);
            assertThat(answer.body()).doesNotContain("Exception", "Rieng");
        }
        assertThat(producer.history()).isNotEmpty().allSatisfy(sent -> {
            assertThat(EventJson.decode(sent.value())).isInstanceOf(Decoded.Valid.class);
            assertThat(new String(sent.value(), StandardCharsets.UTF_8)).doesNotContain("Rieng");
        });
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains(said).doesNotContain(PERSONAL);
    }

    private HttpResponse<String> post(String contentType, String body) throws IOException, InterruptedException {
        return post("", contentType, body);
    }

    private HttpResponse<String> post(String query, String contentType, String body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(server, query))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static URI uri(GatewayServer to, String query) {
        return URI.create("http://127.0.0.1:" + to.port() + "/api/v1/dong-bo-ho-so" + query);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String record(String dossier, String status) {
        return "{\"MaHoSo\":\"" + dossier + "\",\"MaTTHC\":\"1.005129\",\"TenLinhVuc\":\"Lao động\",\"ChuHoSo\":\""
                + PERSONAL
                + "\",\"DonViXuLy\":\"H32.19\",\"NgayTiepNhan\":\"20210614081230\",\"NgayHenTra\":\"20210621170000\","
                + "\"TrangThaiHoSo\":\"" + status + "\"}";
    }

    private static String row(String dossier) {
        return "{\"MaHoSo\":\"" + dossier + "\",\"NguoiXuLy\":\"" + PERSONAL
                + "\",\"ThoiDiemXuLy\":\"20210616081230\",\"TrangThai\":\"6\"}";
    }
}
