package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dossierstats.app.command.option.MonitorOptions;
import org.dossierstats.http.Listener;
import org.dossierstats.ingest.relay.Database;
import org.dossierstats.ingest.relay.OutboxTable;
import org.dossierstats.ingest.relay.Relay;
import org.dossierstats.ingest.relay.RelaySettings;
import org.dossierstats.monitor.MonitorServer;
import org.dossierstats.monitor.Monitoring;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/operations.md and deploy/ say of meters is so: of those of a process that has all but the relay's, and of a relay's. */
class OperationsIT {
    private static final Path ROOT = Path.of("..");
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Pattern NAME = Pattern.compile("\\b(?:dossier_stats|jvm|process|system|kafka)_\\w+");

    @TempDir
    static Path data;

    private static Program standalone;
    private static String address;

    @BeforeAll
    static void start() {
        standalone = Program.startWithHeap("256m", "standalone", "--port", "0", "--data", data.toString());
        address = standalone.awaitSaying("summaries on (http://[^:]+:\\d+)");
    }

    @AfterAll
    static void stop() throws Exception {
        standalone.close();
    }

    @Test
    void rules_and_dashboard_ask_for_meters_there_are() throws Exception {
        NavigableSet<String> used = new TreeSet<>();
        find(used, Files.readString(ROOT.resolve("deploy/prometheus/rules.yaml")));
        new ObjectMapper()
                .readTree(ROOT.resolve("deploy/grafana/dossier-stats.json").toFile())
                .findValuesAsText("expr")
                .forEach(expression -> find(used, expression));
        assertThat(used).hasSizeGreaterThan(20).contains("dossier_stats_balanced", "jvm_memory_used_bytes");

        // Requests are known once there were some, and the collector's pauses.
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(Scrape.of(address).names()).containsAll(used));
    }

    private static void find(NavigableSet<String> names, String text) {
        NAME.matcher(text).results().forEach(name -> names.add(name.group()));
    }

    @Test
    void the_document_lists_all_of_ours_and_no_other() throws Exception {
        // What is told of a partition comes with it.
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(Scrape.of(address).names())
                        .contains("dossier_stats_streams_lag_records", "dossier_stats_reporter_lag_records")
                        .contains("dossier_stats_http_requests_seconds_count"));
        NavigableSet<String> ours = new TreeSet<>(families(Scrape.of(address)));
        try (Monitoring monitoring = MonitorOptions.monitoring(null, Clock.systemUTC());
                Relay relay = new Relay(
                        new Database("jdbc:postgresql://localhost:1/none", null, null),
                        new OutboxTable(OutboxTable.DEFAULT_NAME),
                        new RelaySettings(10, Duration.ofMillis(100), OptionalInt.empty()),
                        Map.of(),
                        monitoring.registry());
                MonitorServer server = MonitorServer.start(monitoring, Listener.local(0))) {
            assertThat(relay.unready()).isEmpty();
            ours.addAll(families(Scrape.of("http://127.0.0.1:" + server.port())));
        }

        assertThat(documented()).containsExactlyInAnyOrderElementsOf(ours);
    }

    private static List<String> documented() throws IOException {
        List<String> documented = new ArrayList<>();
        Pattern.compile("(?m)^\\| `(dossier_stats_\\w+)`")
                .matcher(Files.readString(ROOT.resolve("docs/operations.md")))
                .results()
                .forEach(name -> documented.add(name.group(1)));
        return documented;
    }

    private static NavigableSet<String> families(Scrape scrape) {
        NavigableSet<String> families = new TreeSet<>(scrape.families());
        families.removeIf(family -> !family.startsWith("dossier_stats_") || family.endsWith("_max"));
        return families;
    }
}
