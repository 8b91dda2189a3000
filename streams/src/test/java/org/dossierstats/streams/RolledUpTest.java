package org.dossierstats.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Counts;
import org.dossierstats.dossier.Rules;
import org.dossierstats.rollup.Coarse;
import org.dossierstats.wire.CountsFormat;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is rolled up is what the counts come to, cell by cell, and has their positions. */
class RolledUpTest {
    private static final Coarse COARSE = new Coarse(1);
    private static final Instant START = Instant.parse("2021-06-14T02:00:00Z");
    private static final LocalDate FROM = LocalDate.of(2021, 3, 1);

    @TempDir
    Path state;

    @SuppressWarnings("NullAway.Init") // Each test starts it first.
    private TopologyTestDriver driver;

    @SuppressWarnings("NullAway.Init")
    private TestInputTopic<byte[], byte[]> events;

    private void start(StreamsSettings settings) {
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
    }

    private StreamsSettings settings() {
        return new StreamsSettings(
                StreamsSettings.DEFAULT_APPLICATION_ID,
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "localhost:1"),
                state,
                1,
                Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void it_is_the_sum_of_the_counts_in_its_half_month_after_each_publication() {
        start(settings().rollingUp(COARSE));
        CountTable counts = new CountTable();
        CountTable rolledUp = new CountTable();
        Random random = new Random(11);
        for (int publication = 0; publication < 20; publication++) {
            for (int i = 0; i < 30; i++) {
                happen(random);
            }
            driver.advanceWallClockTime(Tally.PUBLISH_INTERVAL);

            List<CountsRecord> published = published(Topics.COUNTS);
            List<CountsRecord> rolled = published(Topics.ROLLED_UP);
            take(published, counts);
            take(rolled, rolledUp);

            assertThat(rolledUp).as("publication %d", publication).isEqualTo(summedUp(counts));
            assertThat(rolled.get(rolled.size() - 1))
                    .isInstanceOf(PositionRecord.class)
                    .isEqualTo(published.get(published.size() - 1));
        }
        assertThat(rolledUp.size()).isPositive().isLessThan(counts.size() / 4);
    }

    @Test
    void it_is_not_there_unless_it_is_wanted() {
        start(settings());
        happen(new Random(13));
        driver.advanceWallClockTime(Tally.PUBLISH_INTERVAL);

        assertThat(published(Topics.COUNTS)).isNotEmpty();
        assertThat(driver.producedTopicNames()).doesNotContain(Topics.ROLLED_UP);
    }

    private static CountTable summedUp(CountTable counts) {
        CountTable sums = new CountTable();
        counts.forEach((cell, counted) -> counted.forEach((code, amount) -> sums.add(
                new Cell(COARSE.of(cell.attributes()), Coarse.day(cell.day())),
                Coarse.code(cell.day(), code),
                amount)));
        return sums;
    }

    private static void take(List<CountsRecord> published, CountTable table) {
        for (CountsRecord each : published) {
            if (each instanceof CellRecord cell) {
                Counts absolute = cell.counts();
                table.set(cell.cell(), absolute);
            }
        }
    }

    private List<CountsRecord> published(String topic) {
        TestOutputTopic<byte[], byte[]> out =
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<CountsRecord> records = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : out.readRecordsToList()) {
            records.add(CountsFormat.read(record.key(), record.value()));
        }
        return records;
    }

    /** One of 40 dossiers is accepted or completed. */
    private void happen(Random random) {
        String dossier = "D-" + random.nextInt(40);
        String day = FROM.plusDays(random.nextInt(60)).toString();
        boolean accepted = random.nextBoolean();
        String data = accepted
                ? """
                        {"agency":"H%d.%d","procedure":"1.00%d","field":"Lao động","channel":"ONLINE","due":"%s"}""".formatted(
                                1 + random.nextInt(2),
                                random.nextInt(5),
                                random.nextInt(9),
                                LocalDate.parse(day).plusDays(7))
                : "{}";
        String event = """
                {"specversion":"1.0","id":"%d","source":"/test","type":"dossier.%s","subject":"%s","time":"%sT08:00:00+07:00","data":%s}""".formatted(random.nextLong(), accepted ? "accepted" : "completed", dossier, day, data);
        events.pipeInput(
                dossier.getBytes(StandardCharsets.UTF_8),
                event.getBytes(StandardCharsets.UTF_8),
                START.plus(Duration.ofDays(1)));
    }
}
