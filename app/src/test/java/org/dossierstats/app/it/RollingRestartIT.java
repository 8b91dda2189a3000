package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.wire.SummaryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Instances that share the partitions are exchanged one after the other, and one comes and goes, while events come in. */
class RollingRestartIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(4);

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration LOAD = Duration.ofSeconds(25);
    private static final List<Period> PERIODS =
            List.of(Closed.period("2019-01"), Closed.period("2021-05"), Closed.period("2021"), Closed.period("2020"));

    @TempDir
    Path directory;

    @Test
    void no_figure_is_wrong_or_missing_and_none_goes_back() throws Exception {
        List<Event> history = new DemoHistory().events();
        BalanceWatcher watcher = new BalanceWatcher(KAFKA.client(), Closed.RULES, PERIODS.get(2));
        List<Program> running = new ArrayList<>(List.of(named("streams-0"), named("streams-1")));
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publish(history));
        try (Reporter one = Reporter.start(KAFKA.client(), Closed.RULES);
                Reporter other = Reporter.start(KAFKA.client(), Closed.RULES)) {
            running.forEach(RollingRestartIT::awaitCounting);
            for (int i = 0; i < 2; i++) {
                running.get(i).terminate();
                running.get(i).awaitEnd(LIMIT);
                running.set(i, named("streams-" + i));
                awaitCounting(running.get(i));
            }
            try (Program more = nameless()) {
                awaitCounting(more);
                more.terminate();
                more.awaitEnd(LIMIT);
            }
            publishing.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

            String figures = SummaryJson.write(one.fresh(PERIODS, LIMIT));
            assertThat(Ended.withoutCut(figures)).isEqualTo(CountedAtOnce.json(history, PERIODS, Closed.RULES));
            assertThat(SummaryJson.write(other.fresh(PERIODS, LIMIT))).isEqualTo(figures);
        } finally {
            watcher.close();
            for (Program each : running) {
                each.close();
            }
        }
        assertThat(watcher.faults()).as("%d positions", watcher.positions()).isEmpty();
        assertThat(watcher.positions()).isGreaterThan(20);
    }

    private static void awaitCounting(Program streams) {
        streams.awaitSaying("counting as dossier-stats");
    }

    private Program named(String name) {
        return start(name, "--instance-id", name);
    }

    private Program nameless() {
        return start("another");
    }

    private Program start(String directoryName, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "streams",
                "--bootstrap-server",
                KAFKA.bootstrapServer(),
                "--standby",
                "1",
                "--state-dir",
                directory.resolve(directoryName).toString()));
        arguments.addAll(List.of(more));
        return Program.start(arguments.toArray(String[]::new));
    }

    private static void publish(List<Event> events) {
        long nanosBetween = LOAD.toNanos() / events.size();
        try (DossierEvents publisher = DossierEvents.publisher(KAFKA.client())) {
            Bulk bulk = publisher.bulk();
            long next = System.nanoTime();
            for (Event event : events) {
                bulk.send(event);
                next += nanosBetween;
                LockSupport.parkNanos(next - System.nanoTime());
            }
            bulk.flush();
        }
    }
}
