package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.Rules;
import org.dossierstats.monitor.Monitoring;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.dossierstats.wire.SummaryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From outbox tables of real databases into a real Kafka, whatever is killed meanwhile. */
class RelayIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    @RegisterExtension
    static final TestDatabase POSTGRESQL = TestDatabase.postgresql();

    @RegisterExtension
    static final TestDatabase MARIADB = TestDatabase.mariadb();

    private static final long SEED = Long.getLong("dossierstats.seed", 41L);
    private static final int WRITERS = 4;
    private static final int CRASHES = 3;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final List<Period> PERIODS = List.of(
            Period.parse("2021-06", ReportingCalendar.CALENDAR), Period.parse("2021-H1", ReportingCalendar.STATUTORY));

    private static final String ROLLED_BACK = "rolled-back";

    /** After every period asked for: it changes none of their figures. */
    private static final Instant LATER = Instant.parse("2024-02-29T08:00:00Z");

    @TempDir
    Path directory;

    static Stream<TestDatabase> databases() {
        return Stream.of(POSTGRESQL, MARIADB);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void killed_again_and_again_two_relays_publish_all_that_was_committed_and_nothing_else(TestDatabase database)
            throws Exception {
        database.createOutbox();
        List<Event> history = new DemoHistory().events();
        List<List<Event>> stages = stages(history);
        Event late = withdrawn(database + "-late", "late");

        try (Relays relays = new Relays(database);
                Connection slow = database.connect()) {
            slow.setAutoCommit(false);
            Outboxes.insert(database, slow, List.of(late));
            for (int crash = 0; crash < CRASHES; crash++) {
                List<Future<?>> writing = relays.write(stages.get(crash));
                relays.killOneThatPublishes();
                for (Future<?> each : writing) {
                    each.get();
                }
            }
            for (Future<?> each : relays.write(stages.get(CRASHES))) {
                each.get();
            }
            relays.awaitNothingWaits();
            slow.commit();
            relays.awaitNothingWaits();
        }

        Map<String, List<EventId>> published = new HashMap<>(published());
        assertThat(published.remove(late.dossier()))
                .as("committed after greater numbers were published")
                .containsExactly(late.id());
        assertThat(published).as("what was rolled back").doesNotContainKey(ROLLED_BACK);
        Map<String, List<EventId>> expected = expected(history);
        published.keySet().retainAll(expected.keySet());
        assertThat(published).as("of each dossier, in order, seed %d", SEED).isEqualTo(expected);
        assertThat(summaries()).as("seed %d", SEED).isEqualTo(CountedAtOnce.json(history, PERIODS, RULES));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_is_no_event_stays_in_the_table_with_its_reason_until_it_is_mended(TestDatabase database)
            throws Exception {
        database.createOutbox();
        Outboxes.commit(
                database,
                List.of(
                        withdrawn(database + "-good", "1"),
                        withdrawn(database + "-bad", "2"),
                        withdrawn(database + "-good", "3")));
        database.execute("UPDATE dossier_outbox SET type = 'dossier.gone' WHERE id = '2'");

        Ended refused = once(database);

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.out()).isEqualTo("published 2 events, refused 1 rows\n");
        assertThat(refused.err()).contains("1 rows were refused and wait to be mended");
        assertThat(database.query("SELECT refused_reason FROM dossier_outbox WHERE id = '2'"))
                .isEqualTo("SCHEMA_VIOLATION: type 'dossier.gone' is not known");
        assertThat(published()).doesNotContainKey(database + "-bad");
        assertThat(once(database).exitCode()).as("as long as nobody mends it").isEqualTo(3);

        database.execute("UPDATE dossier_outbox SET type = 'dossier.voided', refused_at = NULL, refused_reason = NULL"
                + " WHERE id = '2'");

        assertThat(once(database)).isEqualTo(new Ended(0, "published 1 events, refused 0 rows\n", ""));
        assertThat(published()).containsKey(database + "-bad");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_was_published_is_deleted_when_its_days_are_over(TestDatabase database) throws Exception {
        database.createOutbox();
        Outboxes.commit(database, List.of(withdrawn(database + "-kept", "1"), withdrawn(database + "-kept", "2")));
        once(database, "--keep-days", "7");
        assertThat(database.query("SELECT COUNT(*) FROM dossier_outbox")).isEqualTo("2");

        database.execute("UPDATE dossier_outbox SET published_at = published_at - INTERVAL '8' DAY WHERE id = '1'");
        once(database, "--keep-days", "7");
        assertThat(database.query("SELECT MIN(id) FROM dossier_outbox")).isEqualTo("2");

        Outboxes.commit(database, List.of(withdrawn(database + "-kept", "3")));
        assertThat(once(database, "--keep-days", "0").out()).isEqualTo("published 1 events, refused 0 rows\n");
        assertThat(database.query("SELECT COUNT(*) FROM dossier_outbox")).isEqualTo("0");
        assertThat(published().get(database + "-kept")).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void cut_off_from_the_database_it_comes_back_and_a_terminated_one_hands_over(TestDatabase database)
            throws Exception {
        database.createOutbox();
        try (Program first = relay(database)) {
            first.awaitSaying("publishing from dossier_outbox");

            database.cutRelaysOff();
            first.awaitSaying("does not let us work: .*; trying again in 1 s");
            Outboxes.commit(database, List.of(withdrawn(database + "-after", "1")));
            first.awaitSaying("published 1 events");

            try (Program second = relay(database)) {
                second.awaitSaying("another relay is publishing from dossier_outbox of jdbc:.*; standing by");
                String monitor = second.awaitSaying("metrics on (http://[^:]+:\\d+)");
                assertThat(Scrape.of(monitor).values()).containsEntry("dossier_stats_relay_publishing", 0.0);
                await().atMost(LIMIT)
                        .until(() -> Scrape.get(monitor + Monitoring.READY).statusCode() == 200);
                once(database).assertRefused(5, "another relay is publishing from dossier_outbox");
                first.terminate();
                first.awaitEnd(LIMIT);
                second.awaitSaying("publishing from dossier_outbox of jdbc:" + database);
                Outboxes.commit(database, List.of(withdrawn(database + "-after", "2")));
                second.awaitSaying("published 1 events");
                assertThat(Scrape.of(monitor).values())
                        .containsEntry("dossier_stats_relay_publishing", 1.0)
                        .containsEntry("dossier_stats_ingest_events_total{outcome=accepted,type=withdrawn}", 1.0);
            }
        }
        assertThat(published().get(database + "-after")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_is_missing_is_told_in_one_line(TestDatabase database) throws Exception {
        database.execute("DROP TABLE IF EXISTS dossier_outbox");
        once(database)
                .assertRefused(
                        5,
                        "there is no table dossier_outbox in jdbc:" + database,
                        "create it with what this prints: dossier-stats ingest relay --print-ddl ");

        database.execute("CREATE TABLE dossier_outbox (seq INT, id INT)");
        once(database).assertRefused(5, "the table dossier_outbox", "is no outbox", "--print-ddl");
    }

    @Test
    void a_kafka_that_stops_and_starts_again_is_waited_for() throws Exception {
        POSTGRESQL.createOutbox();
        Path data = directory.resolve("kafka");
        String port;
        try (Program broker = Program.startMain(BrokerProcess.class, data.toString(), "0")) {
            port = broker.awaitSaying("broker on .*:(\\d+)");
            assertThat(Ended.of("topics", "create", "--partitions", "2", "--bootstrap-server", "localhost:" + port)
                            .exitCode())
                    .isZero();
            try (Program relay = Program.start(arguments(POSTGRESQL, "localhost:" + port))) {
                Outboxes.commit(POSTGRESQL, List.of(withdrawn("outage", "1")));
                relay.awaitSaying("published 1 events");
                broker.kill();
                Outboxes.commit(POSTGRESQL, List.of(withdrawn("outage", "2"), withdrawn("outage", "3")));
                try (Program again = Program.startMain(BrokerProcess.class, data.toString(), port)) {
                    again.awaitSaying("broker on ");
                    await().atMost(LIMIT).until(() -> Outboxes.waiting(POSTGRESQL) == 0);
                    relay.terminate();
                    assertThat(relay.awaitEnd(LIMIT).err()).contains("published 2 events");
                    assertThat(TopicContents.firstAppearances(Map.of("bootstrap.servers", "localhost:" + port))
                                    .get("outage"))
                            .extracting(EventId::id)
                            .containsExactly("1", "2", "3");
                }
            }
        }
    }

    /** Two at a time, and those who write to the outbox meanwhile. */
    private static final class Relays implements AutoCloseable {
        private final TestDatabase database;
        private final Random random = new Random(SEED);
        private final List<Program> running = new ArrayList<>();
        private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);

        Relays(TestDatabase database) {
            this.database = database;
            running.add(relay(database));
            running.add(relay(database));
        }

        List<Future<?>> write(List<Event> events) {
            return IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(writer -> writers.submit(() -> {
                        new Writer(database, new Random(SEED + writer)).write(share(events, writer));
                        return writer;
                    }))
                    .toList();
        }

        void killOneThatPublishes() throws Exception {
            await().atMost(LIMIT).until(() -> running.stream().anyMatch(Relays::publishes));
            Program victim = random.nextInt(4) == 0
                    ? running.get(random.nextInt(running.size()))
                    : running.stream().filter(Relays::publishes).findAny().orElseThrow();
            victim.close();
            running.set(running.indexOf(victim), relay(database));
        }

        private static boolean publishes(Program relay) {
            return relay.err().contains(" published ");
        }

        void awaitNothingWaits() {
            await().atMost(LIMIT).until(() -> Outboxes.waiting(database) == 0);
        }

        @Override
        public void close() throws Exception {
            writers.shutdownNow();
            for (Program relay : running) {
                relay.close();
            }
        }
    }

    /** Commits its events in transactions of any size, and rolls others back. */
    private record Writer(TestDatabase database, Random random) {
        void write(List<Event> events) throws SQLException {
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                for (int from = 0; from < events.size(); ) {
                    int to = Math.min(events.size(), from + 1 + random.nextInt(100));
                    if (random.nextInt(5) == 0) {
                        Outboxes.insert(database, connection, List.of(withdrawn(ROLLED_BACK, "never")));
                        connection.rollback();
                    }
                    Outboxes.insert(database, connection, events.subList(from, to));
                    connection.commit();
                    from = to;
                }
            }
        }
    }

    private static List<List<Event>> stages(List<Event> history) {
        int share = history.size() / (CRASHES + 1);
        return IntStream.rangeClosed(0, CRASHES)
                .mapToObj(stage ->
                        history.subList(stage * share, stage == CRASHES ? history.size() : (stage + 1) * share))
                .toList();
    }

    /** A dossier is one writer's, as a clerk's is: what happens to it happens one after the other. */
    private static List<Event> share(List<Event> events, int writer) {
        return events.stream()
                .filter(event -> Math.floorMod(event.dossier().hashCode(), WRITERS) == writer)
                .toList();
    }

    private static Map<String, List<EventId>> expected(List<Event> history) {
        Map<String, List<EventId>> expected = new HashMap<>();
        history.forEach(event -> expected.computeIfAbsent(event.dossier(), absent -> new ArrayList<>())
                .add(event.id()));
        return expected;
    }

    private static Event withdrawn(String dossier, String id) {
        return new Event(new EventId("/it/relay", id), dossier, LATER, new Change.Withdrawn());
    }

    private static Map<String, List<EventId>> published() {
        return TopicContents.firstAppearances(KAFKA.client());
    }

    private String summaries() {
        try (RunningStreams streams = RunningStreams.start(new StreamsSettings(
                        StreamsSettings.DEFAULT_APPLICATION_ID, KAFKA.client(), directory, 2, RULES));
                Reporter reporter = Reporter.start(KAFKA.client(), RULES)) {
            return Ended.withoutCut(SummaryJson.write(reporter.fresh(PERIODS, LIMIT)));
        }
    }

    private static Program relay(TestDatabase database) {
        return Program.start(arguments(
                database, KAFKA.bootstrapServer(), "--batch", "500", "--poll-ms", "20", "--monitor-port", "0"));
    }

    private static Ended once(TestDatabase database, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--once");
        return Ended.of(arguments(database, KAFKA.bootstrapServer(), arguments.toArray(String[]::new)));
    }

    private static String[] arguments(TestDatabase database, String bootstrapServer, String... options) {
        List<String> arguments = new ArrayList<>(List.of("ingest", "relay", "--bootstrap-server", bootstrapServer));
        arguments.addAll(database.options());
        Collections.addAll(arguments, options);
        return arguments.toArray(String[]::new);
    }
}
