package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.monitor.Monitoring;
import org.dossierstats.wire.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the processes tell of themselves is so. Their logs are JSON meanwhile. */
class MonitoringIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(2);

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final int MANY = 20_000;
    private static final int MOST_SERIES = 400;
    private static final String[] LABELS = {
        "channel", "le", "method", "outcome", "partition", "reason", "route", "rules", "status", "type", "version"
    };

    @TempDir
    Path directory;

    @Test
    void every_process_tells_exactly_what_it_did_and_whether_it_can_go_on() throws Exception {
        String kafka = KAFKA.bootstrapServer();
        try (Program reporting = json("reporter", "serve", "--port", "0", "--bootstrap-server", kafka)) {
            String reporter = reporting.awaitSaying("summaries on (http://[^:]+:\\d+)");
            assertHealth(reporter + Monitoring.LIVE, 200);
            assertThat(assertHealth(reporter + Monitoring.READY, 503))
                    .contains("the counts of partition 0 are not whole", "the counts of partition 1 are not whole");
            assertThat(Scrape.of(reporter).values())
                    .containsEntry("dossier_stats_ready", 0.0)
                    .containsEntry("dossier_stats_overdue_dossiers", Double.NaN);

            try (Program gateway = json("ingest", "serve", "--port", "0", "--bootstrap-server", kafka);
                    Program counting = streams("first")) {
                String ingest = gateway.awaitSaying("events to POST (http://[^:]+:\\d+)");
                String streams = counting.awaitSaying("metrics on (http://[^:]+:\\d+)");
                List.of(ingest, streams, reporter).forEach(MonitoringIT::awaitReady);
                send(ingest);
                assertThat(Scrape.get(reporter + "/api/v1/summaries?period=2021&fresh=true")
                                .statusCode())
                        .isEqualTo(200);

                assertIngested(Scrape.of(ingest));
                assertCounted(streams);
                assertRead(reporter);
                for (String process : List.of(ingest, streams, reporter)) {
                    assertBounded(Scrape.of(process));
                }
                assertJson(gateway);
                assertJson(counting);
            }
            publishMany();
            assertGoneOnWith(reporter);
            assertJson(reporting);
        }
    }

    /** Three accepted together, one of them sent again, one that is none; and one past the gateway that cannot be read. */
    private static void send(String ingest) throws Exception {
        String batch = "[" + text("A-1") + "," + text("A-2") + "," + text("A-3") + "]";
        post(ingest + "/api/v1/events?atomic=true", "application/cloudevents-batch+json", batch, 202);
        post(ingest + "/api/v1/events", EventJson.CONTENT_TYPE, text("A-1"), 202);
        post(ingest + "/api/v1/events", EventJson.CONTENT_TYPE, "{}", 422);
        try (DossierEvents past = DossierEvents.publisher(KAFKA.client())) {
            Bulk bulk = past.bulk();
            bulk.send("A-9".getBytes(StandardCharsets.UTF_8), "no json".getBytes(StandardCharsets.UTF_8), List.of());
            bulk.flush();
        }
    }

    private static void assertIngested(Scrape ingest) {
        assertThat(ingest.values())
                .containsEntry("dossier_stats_ingest_events_total{outcome=accepted,type=accepted}", 4.0)
                .containsEntry("dossier_stats_ingest_events_total{outcome=refused,type=unknown}", 1.0)
                .containsEntry("dossier_stats_ingest_refusals_total{reason=SCHEMA_VIOLATION}", 1.0)
                .containsEntry("dossier_stats_ingest_publish_failures_total", 0.0)
                .containsEntry("dossier_stats_ingest_publish_seconds_count", 4.0)
                .containsEntry(
                        "dossier_stats_http_requests_seconds_count{method=POST,route=/api/v1/events,status=202}", 2.0)
                .containsEntry(
                        "dossier_stats_http_requests_seconds_count{method=POST,route=/api/v1/events,status=422}", 1.0);
        assertThat(ingest.sum("dossier_stats_ingest_events_total")).isEqualTo(5);
        assertThat(ingest.sum("dossier_stats_ingest_refusals_total")).isEqualTo(1);
        assertThat(ingest.text()).contains("kafka_producer_record_send_total{");
    }

    private static void assertCounted(String address) {
        await().atMost(LIMIT)
                .pollInterval(OFTEN)
                .untilAsserted(() -> assertThat(Scrape.of(address).values())
                        .containsEntry("dossier_stats_streams_lag_records{partition=0}", 0.0)
                        .containsEntry("dossier_stats_streams_lag_records{partition=1}", 0.0));
        Scrape streams = scrape(address);
        assertThat(streams.values())
                .containsEntry("dossier_stats_streams_events_total{outcome=counted,type=accepted}", 3.0)
                .containsEntry("dossier_stats_streams_events_total{outcome=repeated,type=accepted}", 1.0)
                .containsEntry("dossier_stats_streams_events_total{outcome=rejected,type=unknown}", 1.0)
                .containsEntry("dossier_stats_streams_rejects_total{reason=UNDECODABLE}", 1.0)
                .containsEntry("dossier_stats_streams_rebuild_seconds_count", 2.0)
                .containsEntry("dossier_stats_streams_restore_seconds_count", 2.0);
        assertThat(streams.sum("dossier_stats_streams_events_total")).isEqualTo(5);
        assertThat(streams.sum("dossier_stats_streams_rejects_total")).isEqualTo(1);
        assertThat(streams.values().get("dossier_stats_streams_publish_delay_seconds_count"))
                .isBetween(1.0, 5.0);
        assertThat(streams.text()).contains("kafka_stream_thread_commit_total{");
    }

    private static void assertRead(String address) {
        await().atMost(LIMIT)
                .pollInterval(OFTEN)
                .untilAsserted(() -> assertThat(Scrape.of(address).values())
                        .containsEntry("dossier_stats_open_dossiers{channel=ONLINE,status=ACCEPTED}", 3.0)
                        .containsEntry("dossier_stats_reporter_lag_records{partition=0}", 0.0)
                        .containsEntry("dossier_stats_reporter_lag_records{partition=1}", 0.0)
                        .containsEntry("dossier_stats_balanced", 1.0));
        Scrape reporter = scrape(address);
        assertThat(reporter.values())
                .containsEntry("dossier_stats_reporter_barrier_wait_seconds_count{outcome=reached}", 1.0)
                .containsEntry("dossier_stats_reporter_barrier_wait_seconds_count{outcome=timed_out}", 0.0)
                .containsEntry("dossier_stats_reporter_whole", 1.0)
                .containsEntry("dossier_stats_received_today_dossiers", 0.0)
                .containsEntry("dossier_stats_live_viewers", 0.0);
        assertThat(reporter.sum("dossier_stats_open_dossiers")).isEqualTo(3);
        assertThat(reporter.text()).contains("kafka_consumer_fetch_manager_records_consumed_total{");
    }

    private static void assertBounded(Scrape scrape) {
        assertThat(scrape.labels()).isSubsetOf(LABELS);
        assertThat(scrape.series()).isLessThan(MOST_SERIES);
        assertThat(scrape.text()).doesNotContain("A-1", "H32.19", "1.005129");
        assertThat(scrape.values()).containsKey("dossier_stats_kafka_up").containsEntry("dossier_stats_ready", 1.0);
    }

    private static void publishMany() {
        try (DossierEvents events = DossierEvents.publisher(KAFKA.client())) {
            Bulk bulk = events.bulk();
            for (int i = 0; i < MANY; i++) {
                bulk.send(accepted("B-" + i));
            }
            bulk.flush();
        }
    }

    /** First what was published meanwhile, then, on another machine, all of it from the ledger in Kafka. */
    private void assertGoneOnWith(String reporter) throws Exception {
        try (Program counting = streams("first")) {
            String address = counting.awaitSaying("metrics on (http://[^:]+:\\d+)");
            await().atMost(LIMIT)
                    .pollInterval(OFTEN)
                    .untilAsserted(() -> assertThat(Scrape.of(reporter).sum("dossier_stats_open_dossiers"))
                            .isEqualTo(MANY + 3));
            assertThat(Scrape.of(address).sum("dossier_stats_streams_events_total"))
                    .isEqualTo(MANY);
            counting.terminate();
            counting.awaitEnd(LIMIT);
        }
        try (Program counting = streams("second")) {
            String address = counting.awaitSaying("metrics on (http://[^:]+:\\d+)");
            Set<String> reasons = reasonsUntilReady(address);

            assertThat(reasons).anyMatch(reason -> reason.matches("partition [01] is being (restored|rebuilt)"));
            assertHealth(reporter + Monitoring.READY, 200);
            Scrape scrape = Scrape.of(address);
            assertThat(scrape.sum("dossier_stats_streams_events_total")).isZero();
            assertThat(scrape.values()).containsEntry("dossier_stats_streams_take_up_seconds_count", 2.0);
            assertThat(Scrape.of(reporter).sum("dossier_stats_open_dossiers")).isEqualTo(MANY + 3);
        }
    }

    private static Set<String> reasonsUntilReady(String address) {
        Set<String> reasons = new TreeSet<>();
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> {
            HttpResponse<String> answer = Scrape.get(address + Monitoring.READY);
            Ended.json(answer.body()).path("reasons").forEach(reason -> reasons.add(reason.textValue()));
            return answer.statusCode() == 200;
        });
        return reasons;
    }

    @Test
    void a_gateway_is_not_ready_while_kafka_is_away() throws Exception {
        try (Program broker = Program.startMain(
                BrokerProcess.class, directory.resolve("kafka").toString(), "0")) {
            String kafka = broker.awaitSaying("broker on (\\S+)");
            try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
                new TopicSetup(admin).create(1, Optional.of((short) 1));
            }
            try (Program gateway = Program.start("ingest", "serve", "--port", "0", "--bootstrap-server", kafka)) {
                String ingest = gateway.awaitSaying("events to POST (http://[^:]+:\\d+)");
                awaitReady(ingest);

                broker.kill();

                await().atMost(LIMIT)
                        .pollInterval(OFTEN)
                        .untilAsserted(() -> assertThat(assertHealth(ingest + Monitoring.READY, 503))
                                .containsExactly("Kafka does not answer"));
                assertHealth(ingest + Monitoring.LIVE, 200);
                assertThat(Scrape.of(ingest).values()).containsEntry("dossier_stats_kafka_up", 0.0);
            }
        }
    }

    @Test
    void a_port_that_is_taken_is_told_before_anything_is_counted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended.of(
                            "streams",
                            "--bootstrap-server",
                            KAFKA.bootstrapServer(),
                            "--state-dir",
                            directory.resolve("none").toString(),
                            "--monitor-port",
                            String.valueOf(taken.getLocalPort()))
                    .assertRefused(5, "cannot listen on 127.0.0.1:" + taken.getLocalPort(), "--monitor-port");
        }
        assertThat(directory.resolve("none")).doesNotExist();
    }

    private Program streams(String place) {
        return json(
                "streams",
                "--bootstrap-server",
                KAFKA.bootstrapServer(),
                "--monitor-port",
                "0",
                "--state-dir",
                directory.resolve(place).toString());
    }

    private static Program json(String... arguments) {
        return Program.startLogging("json", arguments);
    }

    private static void assertJson(Program program) {
        List<JsonNode> lines = new ArrayList<>();
        program.err().lines().forEach(line -> lines.add(Ended.json(line)));

        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(Instant.parse(line.path("timestamp").textValue())).isNotNull();
            assertThat(line.path("level").textValue()).isIn("INFO", "WARN", "ERROR");
            assertThat(line.path("logger").textValue()).isNotBlank();
            assertThat(line.path("message").textValue()).isNotBlank();
        });
    }

    private static void awaitReady(String address) {
        await().atMost(LIMIT).pollInterval(OFTEN).untilAsserted(() -> assertHealth(address + Monitoring.READY, 200));
    }

    /** The reasons. */
    private static List<String> assertHealth(String uri, int status) throws Exception {
        HttpResponse<String> answer = Scrape.get(uri);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode health = Ended.json(answer.body());
        assertThat(health.path("status").textValue()).isEqualTo(status == 200 ? "up" : "down");
        List<String> reasons = new ArrayList<>();
        health.path("reasons").forEach(reason -> reasons.add(reason.textValue()));
        return reasons;
    }

    private static Scrape scrape(String address) {
        try {
            return Scrape.of(address);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void post(String uri, String contentType, String body, int status) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(uri))
                                .timeout(LIMIT)
                                .header("Content-Type", contentType)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static String text(String dossier) {
        return new String(EventJson.encode(accepted(dossier)), StandardCharsets.UTF_8);
    }

    private static Event accepted(String dossier) {
        return new Event(
                new EventId("/test", dossier),
                dossier,
                Instant.parse("2021-06-14T01:00:00Z"),
                new Change.Accepted(new Attributes("H32.19", "1.005129", "Lao động", Channel.ONLINE), null));
    }
}
