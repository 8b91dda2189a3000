package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.access.Access;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.app.pipeline.TopicSetup;
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
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose Kafka goes away, and one that is sent more than it has memory for. */
class GatewayFaultsIT {
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final List<Period> PERIODS = List.of(
            Period.parse("2021-06", ReportingCalendar.CALENDAR), Period.parse("2021-H1", ReportingCalendar.STATUTORY));
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** More: {@code -Ddossierstats.stream.megabytes=2048}. */
    private static final long MEGABYTES = Long.getLong("dossierstats.stream.megabytes", 200L);

    private static final int CHUNK_LINES = 1_000;

    @TempDir
    Path directory;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void kafka_stopped_in_the_middle_of_a_stream_gives_503_and_all_sent_again_is_counted_once() throws Exception {
        List<Event> history = new DemoHistory().events();
        int port = freePort();
        Map<String, Object> client = Map.of("bootstrap.servers", "127.0.0.1:" + port);
        GatewayLimits limits = new GatewayLimits(
                EventJson.MAX_BYTES, 1 << 20, 1_000, 8, Duration.ofSeconds(60), Duration.ofSeconds(8));
        Program broker = broker(port);
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin).create(2, Optional.of((short) 1));
        }
        try (DossierEvents events = DossierEvents.publisher(client, limits.answer());
                GatewayServer gateway = GatewayServer.start(
                        new EventGateway(events, Access.open(Caller.ANYONE), limits), Listener.local(0))) {
            String all = history.stream().map(GatewayFaultsIT::line).collect(Collectors.joining());
            Program stopped = broker;
            HttpResponse<String> unanswered = post(gateway.port(), new StoppingMidway(all, stopped::kill));
            assertThat(unanswered.statusCode()).as(unanswered.body()).isEqualTo(503);
            assertThat(unanswered.headers().firstValue("Retry-After")).contains("5");
            HttpResponse<String> single = post(gateway.port(), stream(line(history.get(0))));
            assertThat(single.statusCode()).as(single.body()).isEqualTo(503);

            broker = broker(port);
            HttpResponse<String> again = post(gateway.port(), stream(all));
            assertThat(again.statusCode()).as(again.body()).isEqualTo(202);

            try (RunningStreams streams = RunningStreams.start(new StreamsSettings(
                            StreamsSettings.DEFAULT_APPLICATION_ID, client, directory.resolve("state"), 2, RULES));
                    Reporter reporter = Reporter.start(client, RULES)) {
                assertThat(Ended.withoutCut(SummaryJson.write(reporter.fresh(PERIODS, LIMIT))))
                        .isEqualTo(CountedAtOnce.json(history, PERIODS, RULES));
            }
        } finally {
            broker.close();
        }
    }

    /** It reads nothing before it has sent everything, as simple clients do. */
    @Test
    void whoever_is_still_sending_when_the_answer_is_there_gets_it() throws Exception {
        Map<String, Object> nobody = Map.of("bootstrap.servers", "127.0.0.1:" + freePort());
        GatewayLimits limits = new GatewayLimits(
                EventJson.MAX_BYTES, 1 << 20, 1_000, 8, Duration.ofSeconds(60), Duration.ofSeconds(2));
        byte[] chunk = chunk(1);
        int chunks = 20_000_000 / chunk.length;
        try (DossierEvents events = DossierEvents.publisher(nobody, limits.answer());
                GatewayServer gateway = GatewayServer.start(
                        new EventGateway(events, Access.open(Caller.ANYONE), limits), Listener.local(0));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + EventGateway.PATH + " HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/x-ndjson\r\nContent-Length: " + (long) chunks * chunk.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < chunks; i++) {
                out.write(chunk);
            }
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            assertThat(answer.readLine()).startsWith("HTTP/1.1 503 ");
        }
    }

    @Test
    void a_stream_larger_than_its_memory_goes_through() throws Exception {
        int port = freePort();
        long lines = MEGABYTES * 1_000_000 / chunk(0).length * CHUNK_LINES;
        try (Program broker = broker(port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
            assertThat(broker.err()).contains("broker on ");
            new TopicSetup(admin).create(2, Optional.of((short) 1));
            try (Program gateway = Program.startWithHeap(
                    "128m", "ingest", "serve", "--port", "0", "--bootstrap-server", "127.0.0.1:" + port)) {
                int httpPort = Integer.parseInt(gateway.awaitSaying("http://localhost:(\\d+)/"));

                HttpResponse<String> answer = post(httpPort, new Chunks(lines / CHUNK_LINES));

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
                assertThat(answer.body()).isEqualTo("{\"accepted\":" + lines + ",\"refused\":0,\"results\":[]}\n");
            }
        }
    }

    private Program broker(int port) {
        Program broker = Program.startMain(
                BrokerProcess.class, directory.resolve("kafka").toString(), String.valueOf(port));
        broker.awaitSaying("broker on ");
        return broker;
    }

    private HttpResponse<String> post(int port, InputStream body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + EventGateway.PATH))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofInputStream(() -> body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static InputStream stream(String lines) {
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Event event) {
        return new String(EventJson.encode(event), StandardCharsets.UTF_8) + "\n";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A body in the middle of which something happens. */
    private static final class StoppingMidway extends InputStream {
        private interface Stop {
            void now() throws InterruptedException;
        }

        private final InputStream body;
        private final int middle;
        private final Stop stop;
        private int given;
        private boolean stopped;

        StoppingMidway(String lines, Stop stop) {
            byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
            this.body = new ByteArrayInputStream(bytes);
            this.middle = bytes.length / 2;
            this.stop = stop;
        }

        @Override
        public int read() throws IOException {
            return body.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (given > middle && !stopped) {
                stopped = true;
                try {
                    stop.now();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            int read = body.read(bytes, offset, length);
            given += Math.max(0, read);
            return read;
        }
    }

    private static byte[] chunk(long number) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < CHUNK_LINES; i++) {
            lines.append("{\"specversion\":\"1.0\",\"id\":\"")
                    .append(String.format("%012d", number * CHUNK_LINES + i))
                    .append("\",\"source\":\"/long\",\"type\":\"dossier.completed\",\"subject\":\"H32.19-")
                    .append(String.format("%08d", number))
                    .append("\",\"time\":\"2021-06-14T08:12:30+07:00\",\"data\":{}}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Many lines that are never in memory together. */
    private static final class Chunks extends InputStream {
        private final long chunks;
        private long next;
        private InputStream chunk = InputStream.nullInputStream();

        Chunks(long chunks) {
            this.chunks = chunks;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = chunk.read(bytes, offset, length);
            while (read < 0 && next < chunks) {
                chunk = new ByteArrayInputStream(chunk(next++));
                read = chunk.read(bytes, offset, length);
            }
            return read;
        }
    }
}
