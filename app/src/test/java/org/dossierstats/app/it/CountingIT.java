package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.SummaryJson;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Events through a real broker: shuffled and repeated, through restarts and transactions, they come to what they are. */
@TestMethodOrder(MethodOrderer.Random.class)
class CountingIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    private static final Rules RULES = Rulebook.defaults().rules();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<Period> PERIODS = List.of(
            Period.parse("2021-05", ReportingCalendar.CALENDAR),
            Period.parse("2021-H1", ReportingCalendar.STATUTORY),
            Period.parse("2020", ReportingCalendar.CALENDAR));

    @TempDir
    Path state;

    @Test
    void shuffled_and_repeated_events_come_to_what_they_are_and_a_restart_on_an_empty_disk_changes_no_byte() {
        List<Event> history = new DemoHistory().events().stream().limit(4_000).toList();
        long seed = 42;
        publish(shuffledWithRepeats(history, seed));

        String before = summedUp("first");
        String after = summedUp("second");

        assertThat(Ended.withoutCut(before))
                .as("against all events counted at once, seed %d", seed)
                .isEqualTo(countedAtOnce(history));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void the_barrier_passes_the_markers_of_transactions_and_what_was_rolled_back() throws Exception {
        try (RunningStreams streams = streams("markers");
                Reporter reporter = Reporter.start(KAFKA.client(), RULES)) {
            List<PeriodSummary> before = reporter.fresh(PERIODS, LIMIT);

            sendInTransaction("rolled back", false);
            sendInTransaction("{\"no\":\"event\"}", true);
            List<PeriodSummary> after = reporter.fresh(PERIODS, LIMIT);

            assertThat(after.get(0).total()).isEqualTo(before.get(0).total());
            assertThat(rejectedReasons()).contains("SCHEMA_VIOLATION");
            assertThat(rejectedValues()).noneMatch(value -> value.equals("rolled back"));
        }
    }

    @Test
    void without_streams_a_fresh_summary_says_who_is_behind_and_what_to_do() {
        publish(new DemoHistory().events().subList(39_000, 39_100));

        try (Reporter reporter = Reporter.start(KAFKA.client(), RULES)) {
            assertThatThrownBy(() -> reporter.fresh(PERIODS, Duration.ofSeconds(1)))
                    .isInstanceOf(ReporterException.class)
                    .hasMessageContaining("partition")
                    .hasMessageContaining("is dossier-stats streams running?");
        }
        summedUp("catches up for the other tests");
    }

    @Test
    void a_reporter_does_not_take_counts_of_other_rules() {
        summedUp("any");

        try (Reporter elsewhere = Reporter.start(
                KAFKA.client(), Rulebook.defaults().in(java.time.ZoneOffset.UTC).rules())) {
            assertThatThrownBy(() -> elsewhere.latest(PERIODS, LIMIT))
                    .isInstanceOf(ReporterException.class)
                    .hasMessageContaining("counted under rules sha256:");
        }
    }

    @Test
    void an_event_is_seen_by_a_reader_within_a_second() {
        List<Event> events = new DemoHistory().events().subList(20_000, 20_006);
        List<Duration> delays = new ArrayList<>();
        try (RunningStreams streams = streams("live");
                Reporter reporter = Reporter.start(KAFKA.client(), RULES)) {
            publish(events.subList(0, 1));
            reporter.fresh(PERIODS, LIMIT);

            for (Event event : events.subList(1, 6)) {
                delays.add(delay(event, reporter));
            }
        }

        assertThat(delays.stream().sorted().toList().get(2))
                .as("median of %s", delays)
                .isLessThan(Duration.ofSeconds(1));
    }

    /** From the acknowledgement of the event until the reader has counted it. */
    private static Duration delay(Event event, Reporter reporter) {
        long before = cut(reporter.latest(PERIODS, LIMIT));
        publish(List.of(event));
        Instant published = Instant.now();
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> cut(reporter.latest(PERIODS, LIMIT)) > before);
        return Duration.between(published, Instant.now());
    }

    private static long cut(List<PeriodSummary> summaries) {
        return summaries.get(0).cut().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static void publish(List<Event> events) {
        try (DossierEvents publisher = DossierEvents.publisher(KAFKA.client())) {
            Bulk bulk = publisher.bulk();
            events.forEach(bulk::send);
            bulk.flush();
        }
    }

    private static List<Event> shuffledWithRepeats(List<Event> history, long seed) {
        List<Event> shuffled = new ArrayList<>(history);
        shuffled.addAll(history.subList(0, history.size() / 10));
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    /** Starts streams with an empty state directory, and sums up everything published. */
    private String summedUp(String directory) {
        try (RunningStreams streams = streams(directory);
                Reporter reporter = Reporter.start(KAFKA.client(), RULES)) {
            return SummaryJson.write(reporter.fresh(PERIODS, LIMIT));
        }
    }

    private RunningStreams streams(String directory) {
        return RunningStreams.start(new StreamsSettings(
                StreamsSettings.DEFAULT_APPLICATION_ID, KAFKA.client(), state.resolve(directory), 2, RULES));
    }

    /** All that was published, whichever test came first: the other tests repeat events of the same history. */
    private static String countedAtOnce(List<Event> history) {
        List<Event> all = new ArrayList<>(history);
        all.addAll(publishedByOthers());
        return CountedAtOnce.json(all, PERIODS, RULES);
    }

    private static List<Event> publishedByOthers() {
        List<Event> events = new ArrayList<>();
        read(Topics.EVENTS).forEach(read -> {
            if (EventJson.decode(read.value()) instanceof org.dossierstats.wire.Decoded.Valid valid) {
                events.add(valid.event());
            }
        });
        return events;
    }

    private static void sendInTransaction(String value, boolean commit)
            throws ExecutionException, InterruptedException {
        Map<String, Object> properties = new HashMap<>(KAFKA.client());
        properties.put("transactional.id", "test");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int partition = 0; partition < 3; partition++) {
                producer.send(new ProducerRecord<>(Topics.EVENTS, partition, bytes("A-1"), bytes(value)))
                        .get();
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static Set<String> rejectedReasons() {
        Set<String> reasons = new TreeSet<>();
        read(Topics.REJECTS)
                .forEach(read -> reasons.add(
                        text(read.headers().lastHeader("reject-reason").value())));
        return reasons;
    }

    private static List<String> rejectedValues() {
        return read(Topics.REJECTS).stream().map(read -> text(read.value())).toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> properties = new HashMap<>(KAFKA.client());
        properties.put("isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
