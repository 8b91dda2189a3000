package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Measure;
import org.dossierstats.counts.Position;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.KafkaTopic;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.wire.CountsFormat;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.SummaryJson;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whoever begins to count goes on with what is published, unless the ledger comes to something else; the figures are right either way. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TakeoverIT {
    private static final int PARTITIONS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final List<Period> PERIODS = List.of(Closed.period("2021-05"), Closed.period("2020"));
    private static final List<Event> HISTORY = new DemoHistory().events();

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(PARTITIONS);

    @TempDir
    static Path directory;

    @Test
    @Order(1)
    void killed_and_taken_over_or_started_again_elsewhere_it_goes_on() throws Exception {
        try (Program first = streams("first")) {
            publish(HISTORY.subList(0, HISTORY.size() / 2));
            assertCounted(HISTORY.subList(0, HISTORY.size() / 2));
            try (Program standby = streams("standby")) {
                standby.awaitSaying("counting as dossier-stats");
                first.kill();
                publish(HISTORY.subList(HISTORY.size() / 2, HISTORY.size() - 100));
                assertCounted(HISTORY.subList(0, HISTORY.size() - 100));
                standby.kill();
            }
        }
        try (Program elsewhere = streams("elsewhere")) {
            publish(HISTORY.subList(HISTORY.size() - 100, HISTORY.size()));
            assertCounted(HISTORY);
            assertThat(elsewhere.err()).doesNotContain("anew");
        }

        assertThat(epochs())
                .hasSize(PARTITIONS)
                .allSatisfy((partition, epochs) ->
                        assertThat(epochs).as("partition %d", partition).hasSize(1));
    }

    @Test
    @Order(2)
    void stopped_and_started_again_it_goes_on() throws Exception {
        try (Program again = streams("elsewhere")) {
            again.awaitSaying("counting as dossier-stats");
            assertCounted(HISTORY);
        }

        assertThat(epochs())
                .allSatisfy((partition, epochs) ->
                        assertThat(epochs).as("partition %d", partition).hasSize(1));
    }

    @Test
    @Order(3)
    void counts_that_somebody_wrote_over_are_counted_anew() throws Exception {
        damage();

        try (Program streams = streams("elsewhere")) {
            streams.awaitSaying("partition 0 is counted anew: its counts in dossier-counts are not those that were");
            await().atMost(LIMIT)
                    .until(() -> Objects.requireNonNull(epochs().get(0)).size() == 2);
            assertCounted(HISTORY);
        }

        assertThat(epochs().get(1)).hasSize(1);
    }

    private static Program streams(String name) {
        return Program.start(
                "streams",
                "--bootstrap-server",
                KAFKA.bootstrapServer(),
                "--standby",
                "1",
                "--state-dir",
                directory.resolve(name).toString());
    }

    private static void publish(List<Event> events) {
        try (DossierEvents publisher = DossierEvents.publisher(KAFKA.client())) {
            Bulk bulk = publisher.bulk();
            events.forEach(bulk::send);
            bulk.flush();
        }
    }

    private static void assertCounted(List<Event> events) {
        try (Reporter reporter = Reporter.start(KAFKA.client(), Closed.RULES)) {
            String counted = SummaryJson.write(reporter.fresh(PERIODS, LIMIT));
            assertThat(Ended.withoutCut(counted)).isEqualTo(CountedAtOnce.json(events, PERIODS, Closed.RULES));
        }
    }

    /** Adds one to a cell of partition 0, past streams, and its last position once more. */
    private static void damage() throws Exception {
        List<CountsRecord> last = records().stream()
                .filter(each -> each.partition() == 0)
                .filter(each -> each instanceof CellRecord || each instanceof PositionRecord)
                .toList();
        Position position = ((PositionRecord) last.get(last.size() - 1)).position();
        CellRecord cell = last.stream()
                .filter(CellRecord.class::isInstance)
                .map(CellRecord.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Counts more = new Counts().add(cell.counts()).add(Measure.ACCEPTED, 1);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(Map.copyOf(KAFKA.client()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (CountsRecord each :
                    List.of(new CellRecord(0, position.epoch(), cell.cell(), more), new PositionRecord(position))) {
                producer.send(new ProducerRecord<>(Topics.COUNTS, 0, each.key(), each.value()))
                        .get();
            }
        }
    }

    private static SortedMap<Integer, Set<Long>> epochs() {
        SortedMap<Integer, Set<Long>> epochs = new TreeMap<>();
        for (CountsRecord each : records()) {
            if (each instanceof PositionRecord reached) {
                epochs.computeIfAbsent(each.partition(), absent -> new LinkedHashSet<>())
                        .add(reached.position().epoch());
            }
        }
        return epochs;
    }

    /** All there is of dossier-counts, before it is compacted. */
    private static List<CountsRecord> records() {
        Map<Integer, List<CountsRecord>> records = new HashMap<>();
        try (var consumer = KafkaTopic.consumer(KAFKA.client())) {
            List<TopicPartition> partitions = KafkaTopic.partitions(consumer, Topics.COUNTS);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(read -> records.computeIfAbsent(read.partition(), absent -> new ArrayList<>())
                                .add(CountsFormat.read(read.key(), read.value())));
            }
        }
        return records.values().stream().flatMap(List::stream).toList();
    }
}
