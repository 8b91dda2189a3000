package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.dossierstats.app.broker.Directories;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.dossier.Event;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.SummaryJson;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is lost, and the way back that docs/operations.md tells: the same figures, and what was sealed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DisastersIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String COUNTER = StreamsSettings.DEFAULT_APPLICATION_ID;
    private static final String OTHER = "again";
    private static final List<Period> PERIODS =
            List.of(Closed.period("2019-01"), Closed.period("2021-05"), Closed.period("2021"));

    @TempDir
    private static Path directory;

    private static String counted = "";
    private static String sealed = "";

    /** Publishes, counts and closes a period, the first time. */
    @BeforeEach
    void count() throws Exception {
        if (!counted.isEmpty()) {
            return;
        }
        List<Event> history = new DemoHistory().events();
        Closed.publish(KAFKA, history);
        try (RunningStreams streams = streams(COUNTER)) {
            assertThat(Ended.withoutCut(figures())).isEqualTo(CountedAtOnce.json(history, PERIODS, Closed.RULES));
            assertThat(run("reporter", "close", "--period", "2021-05", "--calendar", "calendar")
                            .exitCode())
                    .isZero();
            counted = figures();
            sealed = sealed();
            assertThat(streams.failure()).isEmpty();
        }
    }

    @Test
    @Order(1)
    void the_directory_of_streams() throws Exception {
        Directories.delete(directory.resolve(COUNTER));

        try (RunningStreams streams = streams(COUNTER)) {
            assertThat(figures()).isEqualTo(counted);
            assertThat(streams.failure()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void the_counts_the_changelog_and_the_group() throws Exception {
        try (Admin admin = Admin.create(KAFKA.client())) {
            delete(admin, Topics.COUNTS, COUNTER + "-ledger-changelog");
            admin.deleteConsumerGroups(Set.of(COUNTER)).all().get();
        }
        Directories.delete(directory.resolve(COUNTER));

        run("topics", "create", "--partitions", "3", "--replication", "1").assertOk("created dossier-counts\n");
        try (RunningStreams streams = streams(COUNTER)) {
            assertThat(figures()).isEqualTo(counted);
            assertThat(sealed()).isEqualTo(sealed);
            assertThat(streams.failure()).isEmpty();
        }
    }

    /** Kafka Streams would count on from where the group stands, with an empty ledger. */
    @Test
    @Order(3)
    void the_changelog_alone_is_noticed_before_anything_is_counted_without_it() throws Exception {
        try (Admin admin = Admin.create(KAFKA.client())) {
            delete(admin, COUNTER + "-ledger-changelog");
        }
        Directories.delete(directory.resolve(COUNTER));

        refused("is not there");
        try (Admin admin = Admin.create(KAFKA.client())) {
            admin.createTopics(List.of(new NewTopic(COUNTER + "-ledger-changelog", 3, (short) 1)))
                    .all()
                    .get();
        }
        refused("is empty there");
        try (Admin admin = Admin.create(KAFKA.client())) {
            admin.deleteConsumerGroups(Set.of(COUNTER)).all().get();
        }

        try (RunningStreams streams = streams(COUNTER)) {
            assertThat(figures()).isEqualTo(counted);
            assertThat(streams.failure()).isEmpty();
        }
    }

    @Test
    @Order(4)
    void which_counts_are_in_force() throws Exception {
        try (Admin admin = Admin.create(KAFKA.client())) {
            new TopicSetup(admin).createCounts(new CountsInForce(OTHER));
            try (RunningStreams other = streams(OTHER)) {
                assertSwapped();
                assertThat(figures()).isEqualTo(counted);
                delete(admin, Topics.CURRENT);

                run("topics", "create", "--partitions", "3", "--replication", "1")
                        .assertOk("created dossier-current\n");
                assertSwapped();
                assertThat(figures()).isEqualTo(counted);
                assertThat(other.failure()).isEmpty();
            }
        }
    }

    private static void refused(String saying) {
        run("streams", "--state-dir", directory.toString())
                .assertRefused(
                        ExitCode.UNAVAILABLE.code(),
                        "group dossier-stats has counted the events of partition ",
                        "its ledger is lost: topic dossier-stats-ledger-changelog " + saying,
                        "delete the group dossier-stats and the state directories, and everything is counted anew");
    }

    private static void assertSwapped() {
        await().atMost(LIMIT)
                .untilAsserted(() -> run("streams", "swap", "--application-id", OTHER)
                        .assertOk("the counts of again are in force, in place of dossier-stats\n"));
    }

    private static void delete(Admin admin, String... topics) throws Exception {
        admin.deleteTopics(List.of(topics)).all().get();
        await().atMost(LIMIT)
                .until(() -> admin.listTopics().names().get().stream().noneMatch(Set.of(topics)::contains));
    }

    private static RunningStreams streams(String id) {
        return RunningStreams.start(new StreamsSettings(id, KAFKA.client(), directory, 2, Closed.RULES));
    }

    private static String figures() {
        try (Reporter reporter = Reporter.start(KAFKA.client(), Closed.RULES)) {
            return SummaryJson.write(reporter.fresh(PERIODS, LIMIT));
        }
    }

    private static String sealed() {
        return Ended.result(List.of(
                "reporter",
                "show",
                "--period",
                "2021-05",
                "--calendar",
                "calendar",
                "--format",
                "json",
                "--bootstrap-server",
                KAFKA.bootstrapServer()));
    }

    private static Ended run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", KAFKA.bootstrapServer()));
        return Ended.of(all.toArray(String[]::new));
    }
}
