package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.topic.CommittedTopic;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.wire.SummaryJson;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The book of record in a file: put into another Kafka of more partitions, it comes to the same figures. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupIT {
    @RegisterExtension
    static final TestKafka OLD = new TestKafka(2);

    @RegisterExtension
    static final TestKafka NEW = new TestKafka(5);

    private static final int USAGE = 2;
    private static final int INPUT = 3;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final List<Period> PERIODS = List.of(
            Closed.period("2021-05"),
            Closed.period("2021"),
            Closed.period("2019-01"),
            Closed.period("2020-01-01..2099-12-31"));

    @TempDir
    private static Path directory;

    private static String before = "";
    private static String rejects = "";
    private static String sealed = "";

    @Test
    @Order(1)
    void everything_that_stands_in_kafka_is_exported() throws Exception {
        publish();
        before = figures(OLD, "old");
        rejects = reasons(OLD);
        sealed = Ended.result(show(OLD));

        Ended exported = on(OLD, "ingest", "export", backup().toString());
        Ended again = on(OLD, "ingest", "export", backup().toString());
        Ended overwritten = on(OLD, "ingest", "export", backup().toString(), "--overwrite");

        assertThat(exported.err()).isEmpty();
        assertThat(exported.out())
                .matches(
                        "exported [\\d,]+ events and \\d+ sealed summaries to .*: all before 0:\\d+, 1:\\d+; sha256:[0-9a-f]{64}\n");
        again.assertRefused(USAGE, "is there already", "--overwrite");
        assertThat(overwritten).isEqualTo(exported);
        assertThat(Ended.of("ingest", "restore", "--check", backup().toString()).out())
                .contains(" is whole: ");
    }

    @Test
    @Order(2)
    void a_damaged_file_is_refused_before_anything_is_written() throws Exception {
        byte[] whole = Files.readAllBytes(backup());
        byte[] plain = unpacked();

        restore(file("cut.gz", Arrays.copyOf(whole, whole.length / 2))).assertRefused(INPUT, "damaged or cut off");
        restore(file("cut", Arrays.copyOf(plain, plain.length / 2)))
                .assertRefused(INPUT, "line ", "damaged or cut off");
        restore(file("last", Arrays.copyOf(plain, plain.length - 2))).assertRefused(INPUT, "damaged or cut off");
        restore(file(
                        "altered",
                        new String(plain, StandardCharsets.UTF_8)
                                .replaceFirst("ONLINE", "POSTAL")
                                .getBytes(StandardCharsets.UTF_8)))
                .assertRefused(INPUT, "its SHA-256 is ");
        restore(file("short", withoutLine(plain, 7))).assertRefused(INPUT, "events and", "was written with");
        restore(file("none", "a,b\n".getBytes(StandardCharsets.UTF_8))).assertRefused(INPUT, "line 1");

        assertThat(records(NEW)).isZero();
    }

    @Test
    @Order(3)
    void killed_half_way_it_goes_on_where_it_was_and_comes_to_the_same_figures() throws Exception {
        try (Program killed =
                Program.start("ingest", "restore", backup().toString(), "--bootstrap-server", NEW.bootstrapServer())) {
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> end(NEW) > 0);
            killed.kill();
        }

        Ended restored = restore(backup());

        assertThat(restored.err()).isEmpty();
        assertThat(restored.out()).startsWith("restored ").contains(" were there already");
        assertThat(records(NEW)).isEqualTo(records(OLD));
        assertThat(Ended.withoutCut(figures(NEW, "new"))).isEqualTo(Ended.withoutCut(before));
        assertThat(reasons(NEW)).isEqualTo(rejects);
        assertThat(Ended.result(show(NEW))).as("what was sealed, to the byte").isEqualTo(sealed);
        assertThat(on(NEW, "topics", "create"))
                .as("the broker's clock again")
                .isEqualTo(new Ended(0, "all topics are there already and fit\n", ""));
    }

    @Test
    @Order(4)
    void restored_again_nothing_is_written_and_other_records_are_not_mixed_with() {
        long there = records(NEW);

        assertThat(restore(backup()).out()).contains(" were there already");
        assertThat(records(NEW)).isEqualTo(there);

        Closed.publish(NEW, List.of(Closed.accepted("X-1", "H32", LocalDate.of(2021, 1, 4))));
        restore(backup()).assertRefused(INPUT, "topic dossier-events has other records than this backup");
        assertThat(records(NEW)).isEqualTo(there + 1);
    }

    /** In disorder, with repeats, ahead of their time, and what is no event at all. */
    private static void publish() throws Exception {
        List<Event> history = new DemoHistory().events();
        List<Event> events = new ArrayList<>(history);
        events.addAll(history.subList(0, 500));
        events.add(Closed.accepted("AHEAD-1", "H32", LocalDate.of(2098, 3, 2)));
        events.add(Closed.completed("AHEAD-1", LocalDate.of(2098, 3, 4)));
        Closed.publish(OLD, events);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(OLD.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.EVENTS, bytes("R-1"), bytes("no event")))
                    .get();
            producer.send(new ProducerRecord<>(Topics.EVENTS, bytes("R-2"), bytes("{\"no\":\n\"event\"}")))
                    .get();
            producer.send(new ProducerRecord<>(Topics.EVENTS, bytes("R-3"), bytes("{\"no\":\"event\"}")))
                    .get();
            producer.send(new ProducerRecord<>(Topics.EVENTS, bytes("R-4"), new byte[] {(byte) 0xff, 0, 7}))
                    .get();
            producer.send(new ProducerRecord<>(Topics.EVENTS, 1, null, null)).get();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Counts everything; in the old Kafka a period is closed meanwhile. */
    private static String figures(TestKafka kafka, String state) {
        try (RunningStreams streams = Closed.streams(kafka, directory.resolve(state));
                Reporter reporter = Reporter.start(kafka.client(), Closed.RULES)) {
            String json = SummaryJson.write(reporter.fresh(PERIODS, LIMIT));
            if (kafka == OLD) {
                Ended closed = on(OLD, "reporter", "close", "--period", "2021-05", "--calendar", "calendar");
                assertThat(closed.exitCode()).as(closed.err()).isZero();
            }
            assertThat(streams.failure()).isEmpty();
            return json;
        }
    }

    private static String reasons(TestKafka kafka) {
        return on(kafka, "ingest", "rejects", "list").out().lines().findFirst().orElseThrow();
    }

    private static List<String> show(TestKafka kafka) {
        return List.of(
                "reporter",
                "show",
                "--period",
                "2021-05",
                "--calendar",
                "calendar",
                "--format",
                "json",
                "--bootstrap-server",
                kafka.bootstrapServer());
    }

    private static long end(TestKafka kafka) {
        try (CommittedTopic events = CommittedTopic.open(Topics.EVENTS, kafka.client())) {
            return events.ends().values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Committed ones; markers of transactions have offsets too. */
    private static long records(TestKafka kafka) {
        try (CommittedTopic events = CommittedTopic.open(Topics.EVENTS, kafka.client())) {
            AtomicLong records = new AtomicLong();
            events.ends()
                    .forEach((partition, end) ->
                            events.read(partition, end, read -> records.incrementAndGet(), offset -> {}));
            return records.get();
        }
    }

    private static Ended restore(Path file) {
        return on(NEW, "ingest", "restore", file.toString());
    }

    private static Ended on(TestKafka kafka, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", kafka.bootstrapServer()));
        return Ended.of(all.toArray(String[]::new));
    }

    private static Path backup() {
        return directory.resolve("backup.ndjson.gz");
    }

    private static Path file(String name, byte[] content) throws Exception {
        return Files.write(directory.resolve(name), content);
    }

    private static byte[] unpacked() throws Exception {
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(backup()))) {
            return in.readAllBytes();
        }
    }

    private static byte[] withoutLine(byte[] plain, int number) {
        List<String> lines = new ArrayList<>(
                new String(plain, StandardCharsets.UTF_8).lines().toList());
        lines.remove(number);
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
