package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.wire.SummaryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The counting process and the broker are killed at random moments under a steady load of disordered and repeated events. At the end
 * every figure is what all events come to at once, and no reader ever saw an unbalanced cut. The long form: {@code
 * -Ddossierstats.crashes=20 -Ddossierstats.brokerCrashes=5}; {@code -Ddossierstats.seed} repeats one.
 */
class FaultsIT {
    private static final int CRASHES = Integer.getInteger("dossierstats.crashes", 2);
    private static final int BROKER_CRASHES = Integer.getInteger("dossierstats.brokerCrashes", 1);
    private static final long SEED = Long.getLong("dossierstats.seed", 4_711L);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final Period ALL = Period.parse("2019-01-01..2022-12-31", ReportingCalendar.CALENDAR);
    private static final List<Period> PERIODS = List.of(
            ALL,
            Period.parse("2021-05", ReportingCalendar.CALENDAR),
            Period.parse("2021-H1", ReportingCalendar.STATUTORY),
            Period.parse("2020", ReportingCalendar.CALENDAR));

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);

    @Test
    void killed_at_random_under_load_it_comes_to_the_same_figures_and_every_cut_balances() throws Exception {
        List<Event> history = new DemoHistory().events();
        int port = freePort();
        Map<String, Object> client = Map.of("bootstrap.servers", "127.0.0.1:" + port);
        Program broker = broker(port);
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin).create(2, Optional.of((short) 1));
        }
        BalanceWatcher watcher = new BalanceWatcher(client, RULES, ALL);
        Program streams = streams(port);
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publish(history, client));
        try {
            for (int crash = 1; crash <= CRASHES; crash++) {
                pause(2_000 + random.nextInt(10_000));
                streams.close();
                if (crash * BROKER_CRASHES / CRASHES > (crash - 1) * BROKER_CRASHES / CRASHES) {
                    broker.close();
                    broker = broker(port);
                }
                streams = streams(port);
            }
            publishing.get(10, TimeUnit.MINUTES);
            try (Reporter reporter = Reporter.start(client, RULES)) {
                List<PeriodSummary> summaries = reporter.fresh(PERIODS, LIMIT, (counted, total) -> {});

                assertThat(Ended.withoutCut(SummaryJson.write(summaries)))
                        .as("against all events counted at once, seed %d", SEED)
                        .isEqualTo(CountedAtOnce.json(history, PERIODS, RULES));
            }
        } finally {
            watcher.close();
            streams.close();
            broker.close();
        }
        assertThat(watcher.faults())
                .as("seed %d, %d positions", SEED, watcher.positions())
                .isEmpty();
        assertThat(watcher.positions()).isGreaterThan(10);
    }

    private Program broker(int port) {
        Program broker = Program.startMain(
                BrokerProcess.class, directory.resolve("kafka").toString(), String.valueOf(port));
        broker.awaitSaying("broker on ");
        return broker;
    }

    private Program streams(int port) {
        return Program.start(
                "streams",
                "--bootstrap-server",
                "127.0.0.1:" + port,
                "--state-dir",
                directory.resolve("state").toString());
    }

    /** In disorder and with repeats, for as long as the crashes take. */
    private static void publish(List<Event> history, Map<String, Object> client) {
        List<Event> events = shuffledWithRepeats(history);
        long nanosBetween = CRASHES * TimeUnit.SECONDS.toNanos(9) / events.size();
        try (DossierEvents publisher = DossierEvents.publisher(client)) {
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

    private static List<Event> shuffledWithRepeats(List<Event> history) {
        List<Event> events = new java.util.ArrayList<>(history);
        events.addAll(history.subList(0, history.size() / 10));
        java.util.Collections.shuffle(events, new Random(SEED));
        return events;
    }

    /** The load goes on meanwhile: the moment of a crash is what is drawn at random here. */
    private static void pause(int millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    private static int freePort() throws java.io.IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
