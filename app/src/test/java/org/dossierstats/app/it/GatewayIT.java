package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dossierstats.access.Access;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.http.Listener;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.gateway.EventGateway;
import org.dossierstats.ingest.gateway.GatewayLimits;
import org.dossierstats.ingest.gateway.GatewayServer;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.SummaryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Events over HTTP into a real Kafka, counted at the other end. */
class GatewayIT {
    private static final int CLIENTS = 50;
    private static final int BATCH = 200;
    private static final long SEED = Long.getLong("dossierstats.seed", 50L);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final List<Period> PERIODS = List.of(
            Period.parse("2021-06", ReportingCalendar.CALENDAR), Period.parse("2021-H1", ReportingCalendar.STATUTORY));

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    @TempDir
    Path directory;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void fifty_clients_that_repeat_themselves_and_are_cut_off_come_to_the_figures_of_the_whole() throws Exception {
        List<Event> history = new ArrayList<>(new DemoHistory().events());
        Collections.shuffle(history, new Random(SEED));
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (DossierEvents events = DossierEvents.publisher(KAFKA.client(), GatewayLimits.DEFAULT.answer());
                GatewayServer gateway = GatewayServer.start(
                        new EventGateway(events, Access.open(Caller.ANYONE), GatewayLimits.DEFAULT),
                        Listener.local(0));
                RunningStreams streams = RunningStreams.start(new StreamsSettings(
                        StreamsSettings.DEFAULT_APPLICATION_ID, KAFKA.client(), directory, 2, RULES));
                Reporter reporter = Reporter.start(KAFKA.client(), RULES)) {
            List<Future<?>> sent = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                sent.add(clients.submit(() -> {
                    sendAll(share(history, first), gateway.port(), new Random(SEED + first));
                    return first;
                }));
            }
            for (Future<?> each : sent) {
                each.get();
            }

            assertThat(Ended.withoutCut(SummaryJson.write(reporter.fresh(PERIODS, LIMIT))))
                    .as("seed %d", SEED)
                    .isEqualTo(CountedAtOnce.json(history, PERIODS, RULES));

            Examples.work(Path.of("../docs/http.md"), 4, gateway.port());
            assertThat(reporter.fresh(PERIODS, LIMIT).get(0).total().resolved())
                    .as("one more is resolved, by the examples")
                    .isEqualTo(CountedAtOnce.summaries(history, PERIODS, RULES)
                                    .get(0)
                                    .total()
                                    .resolved()
                            + 1);
        } finally {
            clients.shutdownNow();
        }
    }

    private static List<Event> share(List<Event> history, int client) {
        List<Event> share = new ArrayList<>();
        for (int i = client; i < history.size(); i += CLIENTS) {
            share.add(history.get(i));
        }
        return share;
    }

    private void sendAll(List<Event> share, int port, Random random) throws Exception {
        for (int from = 0; from < share.size(); from += BATCH) {
            List<Event> part = share.subList(from, Math.min(share.size(), from + BATCH));
            while (random.nextInt(3) == 0) {
                cutOff(part, port, random);
            }
            boolean lines = random.nextBoolean();
            String query = !lines && random.nextInt(4) == 0 ? "?atomic=true" : "";
            int times = 1 + random.nextInt(2);
            for (int taken = 0; taken < times; ) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + EventGateway.PATH + query))
                                .header("Content-Type", contentType(lines))
                                .POST(BodyPublishers.ofString(body(part, lines)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isIn(202, 429, 503);
                taken += answer.statusCode() == 202 ? 1 : 0;
            }
        }
    }

    /** Begins a request and goes away in the middle of it. */
    private static void cutOff(List<Event> part, int port, Random random) throws IOException {
        byte[] body = body(part, true).getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + EventGateway.PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                            + contentType(true) + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(body, 0, random.nextInt(body.length));
            out.flush();
        }
    }

    private static String contentType(boolean lines) {
        return lines ? "application/x-ndjson" : "application/cloudevents-batch+json";
    }

    private static String body(List<Event> part, boolean lines) {
        List<String> events = part.stream()
                .map(event -> new String(EventJson.encode(event), StandardCharsets.UTF_8))
                .toList();
        return lines ? String.join("\n", events) : "[" + String.join(",", events) + "]";
    }
}
