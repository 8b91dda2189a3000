package org.dossierstats.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.dossierstats.dossier.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsToCountsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/topology.txt");

    @TempDir
    Path state;

    @Test
    void the_topology_has_not_changed() throws IOException {
        Topology topology = EventsToCounts.build(
                new TopologyConfig(config()),
                settings("dossier-stats"),
                new StreamsMeters(new SimpleMeterRegistry()),
                PublishedCounts.NONE);

        assertThat(topology.describe().toString())
                .as(
                        "a changed topology changes the names of topics and state on disk; if that is meant, change %s",
                        GOLDEN)
                .isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }

    @Test
    void the_guarantee_is_exactly_once_and_the_start_is_the_first_event() {
        StreamsConfig config = config();

        assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("exactly_once_v2");
        assertThat(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(5_000);
        assertThat(config.getMainConsumerConfigs("g", "c", 0)).containsEntry("auto.offset.reset", "earliest");
    }

    @Test
    void a_process_that_is_gone_is_missed_within_six_seconds_unless_set_otherwise() {
        assertThat(config().getMainConsumerConfigs("g", "c", 0))
                .containsEntry("session.timeout.ms", 6_000)
                .containsEntry("heartbeat.interval.ms", 500);

        Properties set = new StreamsSettings(
                        "dossier-stats",
                        Map.of("bootstrap.servers", "localhost:1", "session.timeout.ms", "20000"),
                        state,
                        1,
                        Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh")))
                .properties();

        assertThat(new StreamsConfig(set).getMainConsumerConfigs("g", "c", 0))
                .containsEntry("session.timeout.ms", "20000")
                .containsEntry("heartbeat.interval.ms", 500);
    }

    /** Brokers refuse records of more than an hour from now, unless they put their own time on them. */
    @Test
    void a_clock_that_is_fast_stops_nobody_from_writing_the_ledger() {
        assertThat(config().originals()).containsEntry("topic.message.timestamp.type", "LogAppendTime");
    }

    @Test
    void each_application_writes_counts_of_its_own() {
        assertThat(settings("dossier-stats").counts().topic()).isEqualTo("dossier-counts");
        assertThat(settings("new-rules").counts().topic()).isEqualTo("dossier-counts-new-rules");
        assertThatThrownBy(() -> settings("new rules")).hasMessageContaining("not 'new rules'");
    }

    private StreamsConfig config() {
        return new StreamsConfig(settings("dossier-stats").properties());
    }

    private StreamsSettings settings(String applicationId) {
        return new StreamsSettings(
                applicationId,
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "localhost:1"),
                state,
                1,
                Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh")));
    }
}
