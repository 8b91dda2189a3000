package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.KafkaTopic;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.close.Closer;
import org.dossierstats.reporter.close.Closing;
import org.dossierstats.reporter.close.History;
import org.dossierstats.reporter.close.Outcome;
import org.dossierstats.reporter.close.SummariesTopic;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.wire.CountsFormat;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Closers that meet, closers that are killed, and counts that are damaged: a period is sealed whole and once, or not at all. */
class CloseFaultsIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    @TempDir
    static Path state;

    private static RunningStreams streams;

    @BeforeAll
    static void events_are_counted() {
        streams = Closed.streams(KAFKA, state);
    }

    @AfterAll
    static void counting_ends() {
        streams.close();
    }

    @Test
    void of_two_closers_at_once_one_seals_and_the_other_finds_it() throws Exception {
        Closed.publish(
                KAFKA,
                List.of(
                        Closed.accepted("X-1", "H1", LocalDate.of(2020, 1, 15)),
                        Closed.completed("X-1", LocalDate.of(2020, 5, 20))));
        try (Reporter reporter = Reporter.start(KAFKA.client(), Closed.RULES)) {
            for (int month = 1; month <= 5; month++) {
                Period period = Closed.period("2020-0" + month);
                CountDownLatch bothCounted = new CountDownLatch(2);
                Function<Period, PeriodSummary> counted = each -> {
                    PeriodSummary summary =
                            reporter.fresh(List.of(each), Closed.LIMIT).get(0);
                    await(bothCounted);
                    return summary;
                };
                List<CompletableFuture<Outcome>> closers = Stream.of("one", "two")
                        .map(author -> CompletableFuture.supplyAsync(
                                () -> new Closer(new SummariesTopic(KAFKA.client()), counted, Clock.systemUTC())
                                        .seal(Closing.close(period, author, false))))
                        .toList();

                List<Outcome> outcomes =
                        closers.stream().map(CompletableFuture::join).toList();

                assertThat(outcomes)
                        .as(period.name())
                        .hasAtLeastOneElementOfType(Outcome.Sealed.class)
                        .hasAtLeastOneElementOfType(Outcome.Unchanged.class);
                History history = new SummariesTopic(KAFKA.client()).read().soundHistory(period);
                assertThat(history.revisions()).hasSize(1);
            }
        }
    }

    @Test
    void of_two_processes_at_once_one_seals_and_the_other_finds_it() throws Exception {
        String[] close = Closed.arguments(KAFKA, "close", "--period", "2020-08", "--calendar", "calendar");
        try (Program one = Program.start(close);
                Program two = Program.start(close)) {
            List<Ended> ended = List.of(one.awaitEnd(Closed.LIMIT), two.awaitEnd(Closed.LIMIT));

            assertThat(ended)
                    .allSatisfy(
                            each -> assertThat(each.exitCode()).as(each.err()).isZero());
            assertThat(ended.get(0).out() + ended.get(1).out())
                    .containsOnlyOnce("sealed 2020-08")
                    .containsOnlyOnce("is closed and unchanged: revision 1");
            assertThat(Closed.digest(ended.get(0))).isEqualTo(Closed.digest(ended.get(1)));
        }
    }

    @Test
    void a_closer_killed_before_its_commit_leaves_nothing() throws Exception {
        Period period = Closed.period("2020-09");
        Map<String, Object> properties = new HashMap<>(KAFKA.client());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, Topics.SUMMARIES);
        KafkaProducer<byte[], byte[]> killed =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        killed.initTransactions();
        killed.beginTransaction();
        killed.send(new ProducerRecord<>(
                        Topics.SUMMARIES,
                        0,
                        "2020-09-01/2020-09-30/1/agency/H1".getBytes(StandardCharsets.UTF_8),
                        "{}".getBytes(StandardCharsets.UTF_8)))
                .get();
        killed.close(Duration.ZERO);

        assertThat(new SummariesTopic(KAFKA.client()).read().history(period).revisions())
                .isEmpty();
        assertThat(on("close", "--period", "2020-09", "--calendar", "calendar").out())
                .startsWith("sealed 2020-09 ");

        assertThat(new SummariesTopic(KAFKA.client())
                        .read()
                        .soundHistory(period)
                        .revisions())
                .hasSize(1);
    }

    @Test
    void a_process_killed_at_any_moment_leaves_a_whole_revision_or_none() throws Exception {
        for (int round = 1; round <= 3; round++) {
            Period period = Closed.period("2019-0" + round);
            try (Program closing = Program.start(
                    Closed.arguments(KAFKA, "close", "--period", period.name(), "--calendar", "calendar"))) {
                closing.awaitEndOrKill(Duration.ofMillis(1200L + 300L * round));
            }

            History history = new SummariesTopic(KAFKA.client()).read().soundHistory(period);
            assertThat(history.revisions()).hasSizeLessThanOrEqualTo(1);
            on("close", "--period", period.name(), "--calendar", "calendar");
            assertThat(new SummariesTopic(KAFKA.client())
                            .read()
                            .soundHistory(period)
                            .revisions())
                    .hasSize(1);
        }
    }

    @Test
    void figures_of_damaged_counts_do_not_balance_and_are_not_sealed() throws Exception {
        on("close", "--period", "2015-06", "--calendar", "calendar");
        int day = (int) LocalDate.of(2016, 6, 10).toEpochDay();
        Cell cell = new Cell(new Attributes("H1", "1.1", "F", Channel.ONLINE), day);

        damage(cell, new Counts().add(Measure.ACCEPTED, 1));

        on("close", "--period", "2016-06", "--calendar", "calendar")
                .assertRefused(
                        4, "period 2016-06 does not balance and is not sealed: total: carried in 0 + received 1");
        assertThat(new SummariesTopic(KAFKA.client())
                        .read()
                        .history(Closed.period("2016-06"))
                        .revisions())
                .isEmpty();
        damage(cell, new Counts());
        assertThat(on("close", "--period", "2016-06", "--calendar", "calendar").exitCode())
                .isZero();
    }

    /** Writes a cell of the last epoch of partition 0 past streams, and its last position once more. */
    private static void damage(Cell cell, Counts counts) throws Exception {
        TopicPartition partition = new TopicPartition(Topics.COUNTS, 0);
        PositionRecord last = null;
        try (var consumer = KafkaTopic.consumer(KAFKA.client())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (var read : consumer.poll(Duration.ofMillis(200))) {
                    if (CountsFormat.read(read.key(), read.value()) instanceof PositionRecord position) {
                        last = position;
                    }
                }
            }
        }
        assertThat(last).isNotNull();
        CellRecord damaged = new CellRecord(0, last.position().epoch(), cell, counts);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(Map.copyOf(KAFKA.client()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (CountsRecord each : List.of(damaged, last)) {
                producer.send(new ProducerRecord<>(Topics.COUNTS, 0, each.key(), each.value()))
                        .get();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        latch.countDown();
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Ended on(String... arguments) {
        return Ended.of(Closed.arguments(KAFKA, arguments));
    }
}
