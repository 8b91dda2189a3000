package org.dossierstats.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.dossierstats.dossier.Rules;
import org.dossierstats.wire.CountsFormat;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishPaceTest {
    private static final Instant START = Instant.parse("2021-06-14T02:00:00Z");
    private static final long MANY = Tally.MANY;
    private static final int LOOKS_BETWEEN = (int) Tally.CATCHING_UP_INTERVAL.dividedBy(Tally.PUBLISH_INTERVAL);

    @TempDir
    Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> events;
    private TestOutputTopic<byte[], byte[]> counts;
    private Instant now = START;

    @BeforeEach
    void start() {
        StreamsSettings settings = new StreamsSettings(
                StreamsSettings.DEFAULT_APPLICATION_ID,
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "localhost:1"),
                state,
                1,
                Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh")));
        Properties properties = settings.properties();
        driver = new TopologyTestDriver(
                EventsToCounts.build(
                        new TopologyConfig(new StreamsConfig(properties)),
                        settings,
                        new StreamsMeters(new SimpleMeterRegistry()),
                        PublishedCounts.NONE),
                properties,
                START);
        events = driver.createInputTopic(Topics.EVENTS, new ByteArraySerializer(), new ByteArraySerializer());
        counts = driver.createOutputTopic(Topics.COUNTS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        receive(1, now);
        assertThat(positionsAfterALook()).as("the first").containsExactly(1L);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void many_that_come_as_they_happen_are_published_at_every_look() {
        for (int look = 1; look <= 3; look++) {
            receive(Tally.MANY, notLongAgo());

            assertThat(positionsAfterALook()).containsExactly(1L + look * MANY);
        }
    }

    @Test
    void many_that_waited_are_published_together() {
        for (int look = 1; look < LOOKS_BETWEEN; look++) {
            receive(Tally.MANY, waited());

            assertThat(positionsAfterALook()).as("look %d", look).isEmpty();
        }
        receive(Tally.MANY, waited());

        assertThat(positionsAfterALook()).containsExactly(1L + LOOKS_BETWEEN * MANY);
    }

    @Test
    void the_last_that_waited_are_published_when_no_more_come() {
        receive(Tally.MANY, waited());
        assertThat(positionsAfterALook()).isEmpty();

        assertThat(positionsAfterALook()).containsExactly(1L + MANY);
    }

    @Test
    void few_that_waited_are_published_at_once() {
        receive(Tally.MANY - 1, waited());

        assertThat(positionsAfterALook()).containsExactly(MANY);
    }

    private Instant waited() {
        return notLongAgo().minusMillis(1);
    }

    /** At the next look as long ago as is not called waiting yet. */
    private Instant notLongAgo() {
        return now.plus(Tally.PUBLISH_INTERVAL).minus(Tally.WAITED);
    }

    /** Records that cannot be read move the position like any other. */
    private void receive(int records, Instant came) {
        byte[] key = "A-1".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < records; i++) {
            events.pipeInput(new TestRecord<>(key, key, came));
        }
    }

    private List<Long> positionsAfterALook() {
        driver.advanceWallClockTime(Tally.PUBLISH_INTERVAL);
        now = now.plus(Tally.PUBLISH_INTERVAL);
        return counts.readRecordsToList().stream()
                .map(published -> CountsFormat.read(published.key(), published.value()))
                .map(PositionRecord.class::cast)
                .map(published -> published.position().nextOffset())
                .toList();
    }
}
