package org.dossierstats.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dossierstats.counts.Position;
import org.dossierstats.http.Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MonitoringTest {
    private static final Instant NOW = Instant.parse("2021-06-14T02:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Monitoring monitoring =
            Monitoring.of(new Build("1.2.3", "sha256:abc"), Clock.fixed(NOW, ZoneOffset.UTC));
    private final MonitorServer server = MonitorServer.start(monitoring, Listener.local(0));
    private final Part part = new Part();

    /** Is as a test says. */
    private static final class Part implements Health {
        final List<String> unready = new ArrayList<>();
        final List<String> failures = new ArrayList<>();

        @Override
        public List<String> unready() {
            return unready;
        }

        @Override
        public List<String> failures() {
            return failures;
        }
    }

    @AfterEach
    void stop() {
        server.close();
        monitoring.close();
    }

    @Test
    void a_process_is_alive_and_not_ready_while_it_starts() throws Exception {
        assertHealth(Monitoring.LIVE, 200, "{'status':'up'}");
        assertHealth(Monitoring.READY, 503, "{'status':'down','reasons':['the process is starting']}");
        assertThat(metrics()).contains("dossier_stats_ready 0.0");
    }

    @Test
    void it_is_ready_when_all_its_parts_are() throws Exception {
        monitoring.watch(part);
        monitoring.watch(new Part());
        assertHealth(Monitoring.READY, 200, "{'status':'up'}");
        assertThat(metrics()).contains("dossier_stats_ready 1.0");

        part.unready.add("partition 0 is being rebuilt");

        assertHealth(Monitoring.LIVE, 200, "{'status':'up'}");
        assertHealth(Monitoring.READY, 503, "{'status':'down','reasons':['partition 0 is being rebuilt']}");
    }

    @Test
    void it_is_neither_alive_nor_ready_when_a_part_has_failed_for_good() throws Exception {
        monitoring.watch(part);
        part.failures.add("the counting has \"failed\"");

        assertHealth(Monitoring.LIVE, 503, "{'status':'down','reasons':['the counting has \\\"failed\\\"']}");
        assertHealth(Monitoring.READY, 503, "{'status':'down','reasons':['the counting has \\\"failed\\\"']}");
    }

    @Test
    void the_meters_are_in_the_format_of_prometheus_with_what_runs_and_on_what() throws Exception {
        HttpResponse<String> answer = get(Monitoring.METRICS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body())
                .contains("dossier_stats_build_info{rules=\"sha256:abc\",version=\"1.2.3\"} 1")
                .contains("# HELP dossier_stats_ready ")
                .contains("jvm_memory_used_bytes{", "jvm_gc_", "jvm_threads_live_threads", "process_uptime_seconds");
    }

    @Test
    void requests_are_told_apart_by_route_and_never_by_what_a_caller_made_up() throws Exception {
        get(Monitoring.LIVE);
        get("/no/such/thing");
        get("/no/such/other");
        send(HttpRequest.newBuilder(uri("/")).method("INVENTED", BodyPublishers.noBody()));

        String metrics = metrics();

        assertThat(metrics)
                .contains("_count{method=\"GET\",route=\"/health/live\",status=\"200\"} 1")
                .contains("_count{method=\"GET\",route=\"none\",status=\"404\"} 2")
                .contains("_count{method=\"other\",route=\"none\",status=\"404\"} 1")
                .doesNotContain("such", "INVENTED");
    }

    @Test
    void whatever_else_is_asked_for_is_told_what_there_is() throws Exception {
        HttpResponse<String> answer = get("/");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("GET /health/live", "GET /health/ready", "GET /metrics");
    }

    @Test
    void how_old_something_is_goes_by_the_clock_of_the_office() {
        try (PartitionMeters partition = new PartitionMeters("streams", 3, monitoring.registry())) {
            partition.reached(new Position(3, 1, 7, NOW.minusSeconds(90), "sha256:abc", ZoneOffset.UTC));

            assertThat(monitoring
                            .registry()
                            .get("dossier.stats.streams.newest.event.age")
                            .gauge()
                            .value())
                    .isEqualTo(90);
        }
        assertThat(monitoring
                        .registry()
                        .find("dossier.stats.streams.newest.event.age")
                        .gauges())
                .isEmpty();
    }

    @Test
    void kafka_that_is_not_there_is_told_at_once() throws Exception {
        String nobody = "127.0.0.1:" + closedPort();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (KafkaProbe probe = KafkaProbe.start(Map.of("bootstrap.servers", nobody), registry)) {
            assertThat(probe.unready()).containsExactly("Kafka does not answer");
            assertThat(probe.failures()).isEmpty();
            assertThat(registry.get("dossier.stats.kafka.up").gauge().value()).isZero();
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void assertHealth(String path, int status, String json) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree(json.replace('\'', '"')));
    }

    private String metrics() throws Exception {
        return get(Monitoring.METRICS).body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
