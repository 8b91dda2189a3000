package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Other rules: counted beside the ones in force, compared, and put into force while somebody reads. */
class RebuildIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Period JUNE = Period.parse("2021-06", ReportingCalendar.CALENDAR);

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    @TempDir
    Path directory;

    @Test
    void other_rules_are_counted_beside_compared_and_put_into_force_while_it_is_read() throws Exception {
        List<Event> history = new DemoHistory().events();
        Path rulesFile = directory.resolve("by-original-date.yaml");
        Files.writeString(rulesFile, "basis: ORIGINAL\npauses: []\n");
        Rules old = Rulebook.defaults().rules();
        Rules others = Rulebook.read(rulesFile).rules();
        PeriodSummary byOldRules =
                CountedAtOnce.summaries(history, List.of(JUNE), old).get(0);
        PeriodSummary byOthers =
                CountedAtOnce.summaries(history, List.of(JUNE), others).get(0);
        assertThat(byOthers.total()).isNotEqualTo(byOldRules.total());

        try (RunningStreams streams = streams();
                DossierEvents publisher = DossierEvents.publisher(KAFKA.client())) {
            Bulk bulk = publisher.bulk();
            history.forEach(bulk::send);
            bulk.flush();
            try (Reporter reporter = Reporter.start(KAFKA.client(), old)) {
                assertThat(reporter.fresh(List.of(JUNE), LIMIT).get(0).total()).isEqualTo(byOldRules.total());
                Reading reading = new Reading(reporter);

                Path differences = directory.resolve("differences.csv");
                Ended same = rebuild("same-rules", "--once", "--zone", "Asia/Ho_Chi_Minh");
                assertThat(same.out()).contains(", the same for both\n0 of ");
                try (Program rebuilding = Program.start(
                        "streams",
                        "rebuild",
                        "--application-id",
                        "others",
                        "--rules",
                        rulesFile.toString(),
                        "--state-dir",
                        directory.resolve("rebuilt").toString(),
                        "--differences",
                        differences.toString(),
                        "--bootstrap-server",
                        KAFKA.bootstrapServer())) {
                    rebuilding.awaitSaying("goes on counting as others; to put its counts into force: ");
                    assertThat(reporter.fresh(List.of(JUNE), LIMIT).get(0).total())
                            .as("not in force yet")
                            .isEqualTo(byOldRules.total());

                    Ended swapped = swap("others");
                    swapped.assertOk("the counts of others are in force, in place of dossier-stats\n");
                    Awaitility.await()
                            .atMost(LIMIT)
                            .until(() -> reporter.latest(List.of(JUNE), LIMIT)
                                    .get(0)
                                    .rules()
                                    .id()
                                    .equals(others.id()));

                    assertThat(reporter.fresh(List.of(JUNE), LIMIT).get(0).total())
                            .isEqualTo(byOthers.total());
                    reading.endsWithout(byOldRules, byOthers);
                    assertThat(Ended.of(
                                            "reporter",
                                            "summary",
                                            "--period",
                                            "2021-06",
                                            "--calendar",
                                            "calendar",
                                            "--format",
                                            "json",
                                            "--bootstrap-server",
                                            KAFKA.bootstrapServer())
                                    .out())
                            .as("who asks for no rules gets those in force")
                            .contains(others.id());
                    Ended.of(
                                    "reporter",
                                    "summary",
                                    "--period",
                                    "2021-06",
                                    "--zone",
                                    "Asia/Ho_Chi_Minh",
                                    "--bootstrap-server",
                                    KAFKA.bootstrapServer())
                            .assertRefused(5, "was counted under rules " + others.id());
                    rebuild("both", "--once", "--swap").assertRefused(2, "--once and --swap do not go together");
                    swap("others").assertOk("the counts of others are in force already\n");
                    rebuild("others", "--once").assertRefused(2, "rebuild under another --application-id");
                    swap("dossier-stats").assertOk("the counts of dossier-stats are in force, in place of others\n");
                    Awaitility.await()
                            .atMost(LIMIT)
                            .until(() -> reporter.latest(List.of(JUNE), LIMIT)
                                    .get(0)
                                    .rules()
                                    .id()
                                    .equals(old.id()));
                    rebuilding.terminate();
                    Ended ended = rebuilding.awaitEnd(LIMIT);
                    assertThat(ended.out())
                            .contains("in force  dossier-stats  rules " + old.id())
                            .contains("rebuilt   others         rules " + others.id())
                            .containsPattern("2021-06 resolved late +[\\d,]+ +[\\d,]+ +[+-][\\d,]+\n")
                            .contains(String.format(
                                    "%,d of ", Files.readAllLines(differences).size() - 1));
                }
                assertThat(Files.readString(differences))
                        .startsWith("agency,field,procedure,channel,day,count,difference")
                        .contains("_LATE");
                swap("same-rules").assertRefused(5, "nobody counts as same-rules; start first: ");
            }
        }
        swap("never-built").assertRefused(5, "there are no counts of never-built");
        swap("no such").assertRefused(2, "not 'no such'");
    }

    private Ended rebuild(String id, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "streams",
                "rebuild",
                "--application-id",
                id,
                "--state-dir",
                directory.resolve(id).toString(),
                "--bootstrap-server",
                KAFKA.bootstrapServer()));
        arguments.addAll(List.of(more));
        return Ended.of(arguments.toArray(String[]::new));
    }

    private static Ended swap(String id) {
        return Ended.of("streams", "swap", "--application-id", id, "--bootstrap-server", KAFKA.bootstrapServer());
    }

    private RunningStreams streams() {
        return RunningStreams.start(new StreamsSettings(
                StreamsSettings.DEFAULT_APPLICATION_ID,
                KAFKA.client(),
                directory.resolve("state"),
                2,
                Rulebook.defaults().rules()));
    }

    /** Asks for the latest figures without a pause. */
    private static final class Reading {
        private final AtomicBoolean ends = new AtomicBoolean();
        private final AtomicInteger read = new AtomicInteger();
        private final Set<PeriodSummary> seen = ConcurrentHashMap.newKeySet();
        private final CompletableFuture<Void> reading;

        Reading(Reporter reporter) {
            reading = CompletableFuture.runAsync(() -> {
                while (!ends.get()) {
                    seen.addAll(reporter.latest(List.of(JUNE), Duration.ofSeconds(2)));
                    read.incrementAndGet();
                }
            });
        }

        /** Every answer was whole, of the one or of the other. */
        void endsWithout(PeriodSummary before, PeriodSummary after) {
            ends.set(true);
            reading.join();
            assertThat(read).hasPositiveValue();
            assertThat(seen)
                    .hasSize(2)
                    .allSatisfy(each -> assertThat(each.total()).isIn(before.total(), after.total()));
        }
    }
}
