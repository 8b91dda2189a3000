package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.wire.SummaryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The counting process is killed again and again in the midst of its work; nothing gets lost and nothing is counted twice. */
class CrashIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    private static final long SEED = 328;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<Period> PERIODS = List.of(
            Period.parse("2021-05", ReportingCalendar.CALENDAR),
            Period.parse("2021-H1", ReportingCalendar.STATUTORY),
            Period.parse("2020", ReportingCalendar.CALENDAR));

    /** The second starts where there is no local copy of the ledger, as on another machine. */
    private static final List<String> STATE_DIRECTORIES = List.of("here", "elsewhere");

    @TempDir
    Path state;

    @Test
    void killed_in_the_midst_of_counting_it_comes_to_the_same_figures() throws Exception {
        List<Event> history = new DemoHistory().events();
        List<Event> published = shuffledWithRepeats(history);
        int share = published.size() / STATE_DIRECTORIES.size();

        try (Reporter reporter =
                Reporter.start(KAFKA.client(), Rulebook.defaults().rules())) {
            long before = 0;
            for (int crash = 0; crash < STATE_DIRECTORIES.size(); crash++) {
                List<Event> part = published.subList(
                        crash * share, crash == STATE_DIRECTORIES.size() - 1 ? published.size() : (crash + 1) * share);
                killWhileCounting(STATE_DIRECTORIES.get(crash), part, reporter, before);
                before = counted(reporter);
            }
            try (Program streams = streams("here")) {
                String counted = json(reporter.fresh(PERIODS, LIMIT));

                assertThat(Ended.withoutCut(counted))
                        .as("against all events counted at once, seed %d", SEED)
                        .isEqualTo(CountedAtOnce.json(
                                history, PERIODS, Rulebook.defaults().rules()));
                try (Reporter newcomer =
                        Reporter.start(KAFKA.client(), Rulebook.defaults().rules())) {
                    assertThat(json(newcomer.fresh(PERIODS, LIMIT)))
                            .as("to a reader that saw none of it happen")
                            .isEqualTo(counted);
                }
                assertThat(streams.err()).doesNotContain("ERROR");
            }
        }
    }

    /** Of so many counted before. */
    private void killWhileCounting(String directory, List<Event> events, Reporter reporter, long before)
            throws Exception {
        try (Program streams = streams(directory)) {
            CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publish(events));
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> counted(reporter) > before);
            streams.kill();
            publishing.join();
        }
    }

    /** How far the counts have come that a reader is shown. */
    private static long counted(Reporter reporter) {
        return reporter.latest(PERIODS, LIMIT).get(0).cut().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Program streams(String directory) {
        return Program.start(
                "streams",
                "--bootstrap-server",
                KAFKA.bootstrapServer(),
                "--state-dir",
                state.resolve(directory).toString());
    }

    private static void publish(List<Event> events) {
        try (DossierEvents publisher = DossierEvents.publisher(KAFKA.client())) {
            Bulk bulk = publisher.bulk();
            events.forEach(bulk::send);
            bulk.flush();
        }
    }

    private static List<Event> shuffledWithRepeats(List<Event> history) {
        List<Event> shuffled = new ArrayList<>(history);
        shuffled.addAll(history.subList(0, history.size() / 10));
        Collections.shuffle(shuffled, new Random(SEED));
        return shuffled;
    }

    private static String json(List<PeriodSummary> summaries) {
        return SummaryJson.write(summaries);
    }
}
