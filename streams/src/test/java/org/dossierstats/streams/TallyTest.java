package org.dossierstats.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Facts;
import org.dossierstats.counts.Measure;
import org.dossierstats.counts.Position;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.Rules;
import org.dossierstats.wire.CountsFormat;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.SentRecord;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {
    private static final Rules RULES = Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Attributes COUNTER = new Attributes("H32.19", "1.005129", "Lao động", Channel.IN_PERSON);

    @TempDir
    Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> events;
    private TestOutputTopic<byte[], byte[]> counts;
    private TestOutputTopic<byte[], byte[]> rejects;

    @BeforeEach
    void start() {
        StreamsSettings settings = new StreamsSettings(
                StreamsSettings.DEFAULT_APPLICATION_ID,
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "localhost:1"),
                state,
                1,
                RULES);
        Properties properties = settings.properties();
        driver = new TopologyTestDriver(
                EventsToCounts.build(
                        new TopologyConfig(new StreamsConfig(properties)),
                        settings,
                        new StreamsMeters(new SimpleMeterRegistry()),
                        PublishedCounts.NONE),
                properties,
                Instant.parse("2021-06-14T02:00:00Z"));
        events = driver.createInputTopic(
                Topics.EVENTS,
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                Instant.parse("2026-01-01T00:00:00Z"),
                Duration.ZERO);
        counts = driver.createOutputTopic(Topics.COUNTS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        rejects = driver.createOutputTopic(Topics.REJECTS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void an_event_is_published_as_absolute_counts_and_then_a_position() {
        send(accepted("A-1", "2021-06-01T08:00:00+07:00", "2021-06-08"));

        List<CountsRecord> published = publish();

        assertThat(published).hasSize(4);
        assertThat(published.subList(0, 2)).allMatch(CellRecord.class::isInstance);
        SentRecord sent = (SentRecord) published.get(2);
        assertThat(sent.sent().day()).isEqualTo(dayNumber("2021-06-01"));
        assertThat(sent.events()).isOne();
        CellRecord day = cell(published, "2021-06-01");
        assertThat(day.counts().of(Measure.ACCEPTED)).isOne();
        assertThat(day.counts().of(Measure.OPEN)).isOne();
        assertThat(cell(published, "2021-06-09").counts().of(Measure.OVERDUE)).isOne();
        Position position = position(published);
        assertThat(position.nextOffset()).isOne();
        assertThat(position.newestEvent()).isEqualTo(Instant.parse("2021-06-01T01:00:00Z"));
        assertThat(position.rulesId()).isEqualTo(RULES.id());
    }

    @Test
    void an_acceptance_dated_after_it_was_published_is_counted_on_its_day_and_as_an_anomaly_once() {
        Event event = accepted("A-1", "2026-06-01T08:00:00+07:00", "2026-06-08");

        send(event);
        send(event);

        CellRecord day = cell(publish(), "2026-06-01");
        assertThat(day.counts().of(Measure.ACCEPTED)).isOne();
        assertThat(day.counts().of(Measure.ACCEPTED_IN_FUTURE)).isOne();
    }

    @Test
    void nothing_is_published_while_nothing_changes() {
        send(accepted("A-1", "2021-06-01T08:00:00+07:00", "2021-06-08"));
        publish();

        List<CountsRecord> published = publish();

        assertThat(published).isEmpty();
    }

    @Test
    void an_event_sent_again_moves_only_the_position() {
        Event event = accepted("A-1", "2021-06-01T08:00:00+07:00", "2021-06-08");
        send(event);
        publish();

        send(event);
        List<CountsRecord> published = publish();

        assertThat(published).hasSize(1);
        assertThat(position(published).nextOffset()).isEqualTo(2);
    }

    @Test
    void a_late_event_mends_the_days_it_touches() {
        send(accepted("A-1", "2021-06-01T08:00:00+07:00", "2021-06-08"));
        publish();

        send(completed("A-1", "2021-06-08T16:00:00+07:00"));
        List<CountsRecord> published = publish();

        assertThat(cell(published, "2021-06-08").counts().of(Measure.COMPLETED_ON_TIME))
                .isOne();
        assertThat(cell(published, "2021-06-09").counts().isEmpty())
                .as("it was never overdue")
                .isTrue();
    }

    @Test
    void what_cannot_be_counted_is_diverted_with_its_reason_and_origin() {
        events.pipeInput(new TestRecord<>(
                "A-1".getBytes(StandardCharsets.UTF_8),
                "no json".getBytes(StandardCharsets.UTF_8),
                new RecordHeaders().add("trace", new byte[] {7})));

        TestRecord<byte[], byte[]> reject = rejects.readRecord();
        List<CountsRecord> published = publish();

        assertThat(reject.key()).asString().isEqualTo("A-1");
        assertThat(reject.value()).asString().isEqualTo("no json");
        assertThat(reject.headers().lastHeader("trace").value()).containsExactly(7);
        assertThat(header(reject, "reject-reason")).isEqualTo("UNDECODABLE");
        assertThat(header(reject, "reject-topic")).isEqualTo(Topics.EVENTS);
        assertThat(header(reject, "reject-partition")).isEqualTo("0");
        assertThat(header(reject, "reject-offset")).isEqualTo("0");
        assertThat(position(published).nextOffset()).isOne();
    }

    @Test
    void a_record_without_a_timestamp_does_not_stop_the_counting() {
        ConsumerRecord<Object, Object> unstamped = new ConsumerRecord<>(Topics.EVENTS, 0, 0, "k", "v");

        assertThat(unstamped.timestamp()).isNegative();
        assertThat(new AnyTimestamp().extract(unstamped, 0)).isZero();
    }

    @Test
    void any_order_with_repeats_comes_to_the_same_counts_as_all_at_once() {
        long seed = 20210614;
        Random random = new Random(seed);
        List<Event> history = new ArrayList<>();
        CountTable expected = new CountTable();
        for (int i = 0; i < 60; i++) {
            List<Event> life = life("A-" + i, random);
            history.addAll(life);
            expected.add(Facts.of(Dossier.of(life), RULES), 1);
        }
        history.addAll(history.subList(0, 40));
        Collections.shuffle(history, random);

        CountTable counted = new CountTable();
        for (int i = 0; i < history.size(); i++) {
            send(history.get(i));
            if (i % 7 == 0) {
                apply(publish(), counted);
            }
        }
        apply(publish(), counted);

        assertThat(counted).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void a_ledger_counted_anew_is_published_whole_and_what_changes_meanwhile_with_it() {
        PartitionCounts counted = new PartitionCounts(0, 1, RULES, null);
        counted.anew();
        for (int i = 0; i < 10; i++) {
            counted.change(
                    Dossier.NONE,
                    Dossier.of(
                            List.of(accepted("A-" + i, "2021-06-%02dT08:00:00+07:00".formatted(i + 1), "2022-01-01"))));
        }
        counted.begin();
        Map<Cell, Counts> published = new HashMap<>();
        List<CountsRecord> records = new ArrayList<>();

        for (int i = 0; records.isEmpty() || !(records.get(records.size() - 1) instanceof PositionRecord); i++) {
            if (i == 1) {
                counted.change(
                        Dossier.NONE, Dossier.of(List.of(accepted("B", "2021-06-01T08:00:00+07:00", "2022-01-01"))));
                counted.change(
                        Dossier.NONE, Dossier.of(List.of(accepted("C", "2021-07-01T08:00:00+07:00", "2022-01-01"))));
            }
            counted.publish(4, records::add, rolledUp -> fail("nothing is rolled up"));
        }

        records.stream()
                .filter(CellRecord.class::isInstance)
                .map(CellRecord.class::cast)
                .forEach(cell -> published.put(cell.cell(), cell.counts()));
        assertThat(published).hasSize(12);
        assertThat(published.values().stream()
                        .mapToLong(counts -> counts.of(Measure.ACCEPTED))
                        .sum())
                .isEqualTo(12);
        assertThat(counted.isWhollyPublished()).isTrue();
    }

    @Test
    void a_large_ledger_is_published_in_parts_and_the_position_comes_last() {
        PartitionCounts many = new PartitionCounts(0, 1, RULES, null);
        for (int i = 0; i < 10; i++) {
            many.change(
                    Dossier.NONE,
                    Dossier.of(
                            List.of(accepted("A-" + i, "2021-06-%02dT08:00:00+07:00".formatted(i + 1), "2022-01-01"))));
        }
        List<CountsRecord> published = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();

        for (int i = 0; i < 4; i++) {
            many.publish(6, published::add, rolledUp -> fail("nothing is rolled up"));
            sizes.add(published.size());
        }

        assertThat(sizes).containsExactly(6, 12, 18, 22);
        assertThat(published.subList(0, 11)).allMatch(CellRecord.class::isInstance);
        assertThat(published.subList(11, 21)).allMatch(SentRecord.class::isInstance);
        assertThat(published.get(21)).isInstanceOf(PositionRecord.class);
    }

    @Test
    void every_record_leaves_its_offset_in_the_ledger() {
        Event event = accepted("A-1", "2021-06-01T08:00:00+07:00", "2021-06-08");
        send(event);
        send(event);
        send(event);
        publish();

        KeyValueStore<String, byte[]> store = driver.getKeyValueStore(Ledger.STORE);
        Ledger ledger = new Ledger(store);

        assertThat(ledger.of("A-1").nextOffset()).isEqualTo(1);
        assertThat(ledger.place().nextOffset()).isEqualTo(3);
        assertThat(ledger.place().epoch()).isPositive();
    }

    private List<Event> life(String dossier, Random random) {
        int day = 1 + random.nextInt(28);
        List<Event> life = new ArrayList<>();
        life.add(accepted(dossier, "2021-06-%02dT08:00:00+07:00".formatted(day), "2021-07-%02d".formatted(day)));
        life.add(event(dossier, "x", "2021-06-%02dT09:00:00+07:00".formatted(day), new Change.SupplementRequested()));
        life.add(event(dossier, "y", "2021-07-02T09:00:00+07:00", new Change.SupplementReceived(null)));
        if (random.nextBoolean()) {
            life.add(completed(dossier, "2021-07-%02dT16:00:00+07:00".formatted(1 + random.nextInt(28))));
        }
        return life;
    }

    private void send(Event event) {
        events.pipeInput(event.dossier().getBytes(StandardCharsets.UTF_8), EventJson.encode(event));
    }

    private List<CountsRecord> publish() {
        driver.advanceWallClockTime(Tally.PUBLISH_INTERVAL);
        return counts.readRecordsToList().stream()
                .map(published -> CountsFormat.read(published.key(), published.value()))
                .toList();
    }

    private static void apply(List<CountsRecord> published, CountTable table) {
        for (CountsRecord counted : published) {
            if (counted instanceof CellRecord cell) {
                table.set(cell.cell(), cell.counts());
            }
        }
    }

    private static CellRecord cell(List<CountsRecord> published, String day) {
        return published.stream()
                .filter(CellRecord.class::isInstance)
                .map(CellRecord.class::cast)
                .filter(cell -> cell.cell().equals(new Cell(COUNTER, dayNumber(day))))
                .findAny()
                .orElseThrow();
    }

    private static int dayNumber(String day) {
        return (int) LocalDate.parse(day).toEpochDay();
    }

    private static Position position(List<CountsRecord> published) {
        return ((PositionRecord) published.get(published.size() - 1)).position();
    }

    private static String header(TestRecord<byte[], byte[]> reject, String name) {
        return new String(reject.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Event accepted(String dossier, String time, String due) {
        return event(dossier, "accepted", time, new Change.Accepted(COUNTER, new Due.OnDay(LocalDate.parse(due))));
    }

    private static Event completed(String dossier, String time) {
        return event(dossier, "completed", time, new Change.Completed());
    }

    private static Event event(String dossier, String id, String time, Change change) {
        return new Event(
                new EventId("/test", dossier + "/" + id),
                dossier,
                OffsetDateTime.parse(time).toInstant(),
                change);
    }
}
