package org.dossierstats.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dossierstats.ingest.gateway.ServedGateway.BATCH;
import static org.dossierstats.ingest.gateway.ServedGateway.LIMITS;
import static org.dossierstats.ingest.gateway.ServedGateway.LINES;
import static org.dossierstats.ingest.gateway.ServedGateway.STRUCTURED;
import static org.dossierstats.ingest.gateway.ServedGateway.assertProblem;
import static org.dossierstats.ingest.gateway.ServedGateway.event;

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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.awaitility.Awaitility;
import org.dossierstats.access.Access;
import org.dossierstats.access.AccessException;
import org.dossierstats.access.Agencies;
import org.dossierstats.access.ApiKey;
import org.dossierstats.http.Listener;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.wire.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, how many at a time and for how long, and what is answered when Kafka does not. */
class GatewayDoorTest {
    private static final String PATH = EventGateway.PATH;

    @Test
    void without_an_acknowledgement_the_answer_is_to_come_again() throws Exception {
        MockProducer<byte[], byte[]> failing = ServedGateway.producer(true);
        failing.sendException = new TimeoutException("no metadata");
        try (ServedGateway unanswered = ServedGateway.of(ServedGateway.producer(false), Access.open(Caller.ANYONE));
                ServedGateway failed = ServedGateway.of(failing, Access.open(Caller.ANYONE))) {
            for (ServedGateway each : List.of(unanswered, failed)) {
                for (String type : List.of(STRUCTURED, LINES)) {
                    HttpResponse<String> answer = each.post(PATH, type, event("1", "A"));

                    assertProblem(answer, 503, "send all of it again");
                    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
                }
            }
        }
    }

    @Test
    void without_keys_a_name_from_elsewhere_is_not_answered_to() throws Exception {
        String body = event("1", "A");
        try (ServedGateway gateway = ServedGateway.open();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            String head = "POST " + PATH + " HTTP/1.1\r\nHost: rebound.example:8080\r\nContent-Type: " + STRUCTURED
                    + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 421").contains("takes events for localhost only");
            assertThat(gateway.producer().history()).isEmpty();
            assertThat(gateway.post(PATH, STRUCTURED, body).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void more_requests_at_a_time_than_allowed_are_told_to_come_again() {
        try (ServedGateway busy = ServedGateway.of(ServedGateway.producer(false), Access.open(Caller.ANYONE))) {
            HttpRequest request =
                    busy.request(PATH, STRUCTURED, event("1", "A")).build();
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.rangeClosed(0, LIMITS.requests())
                    .mapToObj(i -> busy.http().sendAsync(request, HttpResponse.BodyHandlers.ofString()))
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
        ApiKey key = ServedGateway.key();
        String bearer = "Bearer " + key.text();
        String foreign = event("9", "A").replace("/test", "/else");
        try (ServedGateway guarded = ServedGateway.of(
                ServedGateway.producer(true),
                ServedGateway.only(directory, key, new Caller("office", "/test", Agencies.ANY)))) {
            HttpResponse<String> stranger = guarded.post(PATH, STRUCTURED, event("1", "A"));
            assertProblem(stranger, 401, "a key is needed");
            assertThat(stranger.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"dossier-stats\"");
            assertProblem(
                    guarded.send(guarded.request(PATH, STRUCTURED, foreign).header("Authorization", bearer)),
                    403,
                    "NOT_ALLOWED");

            for (String type : List.of(BATCH, LINES)) {
                String body = type.equals(BATCH)
                        ? "[" + event("1", "A") + "," + foreign + "]"
                        : event("2", "A") + "\n" + foreign;
                HttpResponse<String> mixed =
                        guarded.send(guarded.request(PATH, type, body).header("Authorization", bearer));
                assertThat(mixed.statusCode()).as(mixed.body()).isEqualTo(202);
                assertThat(mixed.body())
                        .contains("\"item\":2,\"status\":\"refused\",\"reason\":\"NOT_ALLOWED\"")
                        .contains("\"accepted\":1,\"refused\":1");
            }
            assertThat(guarded.producer().history()).hasSize(2);
        }
    }

    @Test
    void it_is_spoken_to_in_tls_where_that_is_asked_for(@TempDir Path directory) throws Exception {
        Certified certified = Certified.in(directory);
        try (ServedGateway secure = ServedGateway.at(new Listener("127.0.0.1", 0, certified.tls()))) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(certified.trusting()).build();

            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + secure.port() + PATH))
                            .header("Content-Type", STRUCTURED)
                            .POST(BodyPublishers.ofString(event("1", "A")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
        Listener.Tls swapped =
                new Listener.Tls(certified.tls().key(), certified.tls().certificate());
        assertThatThrownBy(() -> ServedGateway.at(new Listener("127.0.0.1", 0, swapped)))
                .isInstanceOf(AccessException.class)
                .hasMessageStartingWith("no TLS with ");
    }

    @Test
    void a_body_that_comes_drop_by_drop_gives_its_place_up() throws Exception {
        GatewayLimits second =
                new GatewayLimits(EventJson.MAX_BYTES, 200_000, 50, 1, Duration.ofSeconds(1), Duration.ofSeconds(2));
        try (ServedGateway impatient =
                        ServedGateway.of(ServedGateway.producer(true), Access.open(Caller.ANYONE), second);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + LINES
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
}
