package org.dossierstats.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.Rules;
import org.dossierstats.monitor.PartitionMeters;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsMetersTest {
    private static final Rules RULES = Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Instant STARTED = Instant.parse("2021-06-14T02:00:00Z");
    private static final Instant HAPPENED = Instant.parse("2021-06-14T01:00:00Z");
    private static final Attributes COUNTER = new Attributes("H32.19", "1.005129", "Lao động", Channel.IN_PERSON);

    @TempDir
    Path state;

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final StreamsMeters meters = new StreamsMeters(registry);
    private boolean isRunning = true;
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> events;

    @BeforeEach
    void start() {
        clock.addSeconds(HAPPENED.getEpochSecond());
        StreamsSettings settings = new StreamsSettings(
                StreamsSettings.DEFAULT_APPLICATION_ID,
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "localhost:1"),
                state,
                1,
                RULES);
        Properties properties = settings.properties();
        driver = new TopologyTestDriver(
                EventsToCounts.build(
                        new TopologyConfig(new StreamsConfig(properties)), settings, meters, PublishedCounts.NONE),
                properties,
                STARTED);
        events = driver.createInputTopic(
                Topics.EVENTS, new ByteArraySerializer(), new ByteArraySerializer(), STARTED, Duration.ZERO);
    }

    @AfterEach
    void stop() {
        if (isRunning) {
            driver.close();
        }
    }

    @Test
    void every_record_is_counted_once_by_what_became_of_it() {
        send(accepted("A-1"));
        send(accepted("A-2"));
        send(accepted("A-1"));
        events.pipeInput("A-3".getBytes(StandardCharsets.UTF_8), "no json".getBytes(StandardCharsets.UTF_8));
        events.pipeInput(null, EventJson.encode(accepted("A-4")));

        assertThat(events("accepted", "counted")).isEqualTo(2);
        assertThat(events("accepted", "repeated")).isEqualTo(1);
        assertThat(events("unknown", "rejected")).isEqualTo(2);
        assertThat(rejects("UNDECODABLE")).isEqualTo(1);
        assertThat(rejects("MISSING_KEY")).isEqualTo(1);
        assertThat(registry.find("dossier.stats.streams.events").functionCounters().stream()
                        .mapToDouble(FunctionCounter::count)
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void a_partition_is_being_rebuilt_until_its_position_is_published() {
        assertThat(task().hasPosition()).isFalse();
        assertThat(registry.get("dossier.stats.streams.rebuild").timer().count())
                .isEqualTo(1);

        driver.advanceWallClockTime(Tally.PUBLISH_INTERVAL);

        assertThat(task().hasPosition()).isTrue();
    }

    @Test
    void the_delay_is_that_of_the_oldest_event_of_a_publication() {
        driver.advanceWallClockTime(Tally.PUBLISH_INTERVAL);
        send(accepted("A-1"));
        send(accepted("A-2"));
        driver.advanceWallClockTime(Tally.PUBLISH_INTERVAL);
        driver.advanceWallClockTime(Tally.PUBLISH_INTERVAL);

        var delay = registry.get("dossier.stats.streams.publish.delay").timer();
        assertThat(delay.count()).isEqualTo(1);
        assertThat(delay.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(200);
    }

    @Test
    void the_ages_are_those_of_the_newest_event_and_of_the_last_move() {
        send(accepted("A-1"));
        driver.advanceWallClockTime(Tally.PUBLISH_INTERVAL);
        clock.addSeconds(7);
        driver.advanceWallClockTime(Tally.PUBLISH_INTERVAL);

        assertThat(gauge("newest.event.age")).isEqualTo(7, within(0.01));
        assertThat(gauge("position.age")).isEqualTo(7);

        send(accepted("A-2"));
        driver.advanceWallClockTime(Tally.PUBLISH_INTERVAL);

        assertThat(gauge("newest.event.age")).isEqualTo(7, within(0.01));
        assertThat(gauge("position.age")).isZero();
    }

    @Test
    void how_many_wait_is_not_known_until_it_was_looked_for() {
        assertThat(gauge("lag")).isNaN();

        task().waiting(5);

        assertThat(gauge("lag")).isEqualTo(5);
    }

    @Test
    void what_is_told_of_a_partition_goes_with_its_task() {
        assertThat(registry.find("dossier.stats.streams.lag").gauges()).hasSize(1);

        driver.close();
        isRunning = false;

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getTag("partition"))
                .containsOnlyNulls();
        assertThat(meters.tasks()).isEmpty();
    }

    @Test
    void a_partition_that_comes_back_before_it_was_closed_has_the_meters_of_the_new_task() {
        PartitionMeters gone = task();
        PartitionMeters next = meters.begin(0);
        next.waiting(3);

        meters.end(gone);

        assertThat(gauge("lag")).isEqualTo(3);
        meters.end(next);
        assertThat(registry.find("dossier.stats.streams.lag").gauges()).isEmpty();
    }

    @Test
    void a_ledger_is_being_restored_from_the_start_of_that_to_its_end() {
        Restoring restoring = new Restoring(meters, PublishedCounts.NONE);
        TopicPartition changelog = new TopicPartition("changelog", 4);

        restoring.onRestoreStart(changelog, Ledger.STORE, 0, 10);
        assertThat(restoring.partitions()).containsExactly(4);
        restoring.onBatchRestored(changelog, Ledger.STORE, 5, 5);
        restoring.onRestoreEnd(changelog, Ledger.STORE, 10);

        assertThat(restoring.partitions()).isEmpty();
        assertThat(registry.get("dossier.stats.streams.restore").timer().count())
                .isEqualTo(1);

        restoring.onRestoreStart(changelog, Ledger.STORE, 0, 10);
        restoring.onRestoreSuspended(changelog, Ledger.STORE, 2);
        assertThat(restoring.partitions()).isEmpty();
    }

    private PartitionMeters task() {
        return Objects.requireNonNull(meters.tasks().get(0));
    }

    private double gauge(String name) {
        return registry.get("dossier.stats.streams." + name)
                .tag("partition", "0")
                .gauge()
                .value();
    }

    private double events(String type, String outcome) {
        return registry.get("dossier.stats.streams.events")
                .tags("type", type, "outcome", outcome)
                .functionCounter()
                .count();
    }

    private double rejects(String reason) {
        return registry.get("dossier.stats.streams.rejects")
                .tag("reason", reason)
                .functionCounter()
                .count();
    }

    private void send(Event event) {
        events.pipeInput(event.dossier().getBytes(StandardCharsets.UTF_8), EventJson.encode(event));
    }

    private static Event accepted(String dossier) {
        return new Event(
                new EventId("/test", dossier + "/accepted"), dossier, HAPPENED, new Change.Accepted(COUNTER, null));
    }
}
