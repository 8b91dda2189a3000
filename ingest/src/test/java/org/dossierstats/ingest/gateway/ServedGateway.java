package org.dossierstats.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.access.Access;
import org.dossierstats.access.ApiKey;
import org.dossierstats.access.Credential;
import org.dossierstats.access.KeyFile;
import org.dossierstats.access.Keyring;
import org.dossierstats.http.Listener;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.access.CallersKind;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.publish.Outcomes;
import org.dossierstats.ingest.publish.PublisherOfTests;
import org.dossierstats.wire.EventJson;

/** A gateway on a port of this machine, into producers that keep what they are given. */
final class ServedGateway implements AutoCloseable {
    static final String STRUCTURED = EventJson.CONTENT_TYPE;
    static final String BATCH = "application/cloudevents-batch+json";
    static final String LINES = "application/x-ndjson";
    static final String JSON = "application/json";

    static final GatewayLimits LIMITS =
            new GatewayLimits(EventJson.MAX_BYTES, 700_000, 50, 4, Duration.ofSeconds(30), Duration.ofSeconds(2));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MockProducer<byte[], byte[]> producer;
    private final MockProducer<byte[], byte[]> transactional = producer(true);
    private final DossierEvents events;
    private final GatewayServer server;

    private ServedGateway(
            MockProducer<byte[], byte[]> producer, Access<Caller> access, GatewayLimits limits, Listener listener) {
        this.producer = producer;
        transactional.initTransactions();
        this.events = PublisherOfTests.of(producer, () -> transactional);
        this.server = GatewayServer.start(new EventGateway(events, access, limits), listener);
    }

    static ServedGateway open() {
        return of(producer(true), Access.open(Caller.ANYONE));
    }

    static ServedGateway of(MockProducer<byte[], byte[]> producer, Access<Caller> access) {
        return of(producer, access, LIMITS);
    }

    static ServedGateway of(MockProducer<byte[], byte[]> producer, Access<Caller> access, GatewayLimits limits) {
        return new ServedGateway(producer, access, limits, Listener.local(0));
    }

    static ServedGateway at(Listener listener) {
        return new ServedGateway(producer(true), Access.open(Caller.ANYONE), LIMITS, listener);
    }

    static MockProducer<byte[], byte[]> producer(boolean acknowledges) {
        return new MockProducer<>(acknowledges, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Lets in this caller with this key, and nobody else. */
    static Access<Caller> only(Path directory, ApiKey key, Caller caller) {
        KeyFile<Caller> file = CallersKind.file(directory.resolve("callers.yaml"));
        file.write(new Keyring<>(Map.of(new Credential.KeyHash(key.hash()), caller)));
        return Access.of(file, null);
    }

    static ApiKey key() {
        return ApiKey.random(new SecureRandom());
    }

    /** Tells these what becomes of the events. */
    void measuredBy(Outcomes outcomes) {
        events.tell(outcomes);
    }

    int port() {
        return server.port();
    }

    /** What came in outside of transactions. */
    MockProducer<byte[], byte[]> producer() {
        return producer;
    }

    /** What came in together. */
    MockProducer<byte[], byte[]> transactional() {
        return transactional;
    }

    HttpRequest.Builder request(String path, String contentType, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> post(String path, String contentType, String body) throws IOException, InterruptedException {
        return send(request(path, contentType, body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpClient http() {
        return http;
    }

    static void assertProblem(HttpResponse<String> answer, int status, String said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"status\":" + status).contains(said);
    }

    static String event(String id, String dossier) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id
                + "\",\"source\":\"/test\",\"type\":\"dossier.completed\",\"subject\":\"" + dossier
                + "\",\"time\":\"2021-06-14T08:12:30+07:00\",\"data\":{}}";
    }

    @Override
    public void close() {
        server.close();
    }
}
