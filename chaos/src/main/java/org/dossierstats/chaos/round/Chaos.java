package org.dossierstats.chaos.round;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;
import org.dossierstats.chaos.check.CutWatch;
import org.dossierstats.chaos.check.Findings;
import org.dossierstats.chaos.check.Oracle;
import org.dossierstats.chaos.check.Viewer;
import org.dossierstats.chaos.cluster.Deployment;
import org.dossierstats.chaos.cluster.Member;
import org.dossierstats.chaos.fault.FaultKind;
import org.dossierstats.chaos.fault.Scene;
import org.dossierstats.chaos.host.Host;
import org.dossierstats.chaos.load.EventsTail;
import org.dossierstats.chaos.load.EventsTail.Place;
import org.dossierstats.chaos.load.Sender;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.settings.Rulebook;

/** An installation under load to which one fault after the other happens. After each the load rests, and everything is held against the oracle. */
public final class Chaos implements AutoCloseable {
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final int AT_RANDOM_MS = 2_000;
    private static final Duration AFTER = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration WARM_LIMIT = Duration.ofMinutes(2);
    private static final double WARM_SECONDS = 2;
    private static final int LOOK_MS = 50;

    private final Deployment deployment;
    private final Host host;
    private final Random random;
    private final Sender sender;
    private final Reporter reporter;
    private final Findings findings = new Findings();
    private final CutWatch watch;
    private final Viewer viewer;
    private final EventsTail tail;
    private final Oracle oracle = new Oracle(RULES);
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final Consumer<String> told;
    private long eventsBefore;
    private long againBefore;
    private int endsBefore;

    private Chaos(Children children, Plan plan, Consumer<String> told) throws InterruptedException {
        this.told = told;
        this.random = new Random(plan.seed());
        this.host = Host.prepare(children, plan.needs());
        this.deployment = Deployment.start(children, host, this::see);
        Map<String, Object> client = deployment.kafka().client();
        this.tail = new EventsTail(client);
        this.reporter = Reporter.start(client, RULES);
        this.watch = CutWatch.start(reporter, findings);
        this.viewer = Viewer.start(deployment.reporterAddress(), findings);
        this.sender = Sender.start(deployment.ingestAddress(), plan.rate(), plan.seed(), RULES);
    }

    /**
     * Starts everything.
     *
     * @param told is told what happens
     */
    public static Chaos start(Children children, Plan plan, Consumer<String> told) throws InterruptedException {
        Chaos chaos = new Chaos(children, plan, told);
        pass(BEFORE);
        chaos.sender.settle(LIMIT);
        chaos.judged(FaultKind.NOTHING);
        return chaos;
    }

    /** Without faults, until the figures keep up: nine new processes take a while to, where there are few cores. */
    public void warmUp() throws InterruptedException {
        long deadline = System.nanoTime() + WARM_LIMIT.toNanos();
        double seconds;
        do {
            seconds = round(FaultKind.NOTHING).longestSeconds();
        } while (seconds > WARM_SECONDS && System.nanoTime() < deadline);
    }

    private void see(String what) {
        seen.add(what);
        told.accept(what);
    }

    /** Why a fault cannot be brought about here. */
    public Optional<String> obstacle(FaultKind fault) {
        return fault.obstacle(host);
    }

    /**
     * Has this happen under load, and judges what has become of it.
     *
     * @throws BenchException if it never comes to rest
     */
    public Round round(FaultKind fault) throws InterruptedException {
        seen.clear();
        told.accept(fault.toString());
        sender.resume();
        pass(BEFORE.plusMillis(random.nextInt(AT_RANDOM_MS)));
        fault.happen(new Scene(deployment, host, random, this::see));
        deployment.kafka().awaitWhole(LIMIT);
        pass(AFTER);
        sender.settle(LIMIT);
        return judged(fault);
    }

    private static void pass(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    private Round judged(FaultKind fault) throws InterruptedException {
        List<PeriodSummary> summaries = fresh();
        Oracle.Comparison comparison = oracle.compare(summaries, sender.accepted());
        tail.read(LIMIT);
        Map<EventId, Long> lately = sender.accepted().takeLately();
        long absent =
                lately.keySet().stream().filter(id -> tail.place(id) == null).count();
        long longestNanos = longest(lately);
        long events = sender.accepted().count();
        int ends = deployment.members().stream().mapToInt(Member::ownEnds).sum();
        Round round = new Round(
                fault,
                events - eventsBefore,
                sender.again() - againBefore,
                absent + comparison.tooFew(),
                comparison.tooMany(),
                comparison.equal(),
                findings.takeCuts(),
                findings.takeFaults(),
                longestNanos / 1e9,
                ends - endsBefore,
                seen);
        eventsBefore = events;
        againBefore = sender.again();
        endsBefore = ends;
        return round;
    }

    /** Kafka itself may still be at sixes and sevens. */
    private List<PeriodSummary> fresh() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return reporter.fresh(Oracle.PERIODS, LIMIT, (counted, total) -> {});
            } catch (KafkaException | ReporterException e) {
                if (System.nanoTime() > deadline) {
                    throw new BenchException(
                            "no fresh figures within " + LIMIT.toSeconds() + " s: " + e.getMessage(), e);
                }
                told.accept("no fresh figures yet: " + e.getMessage());
            }
        }
    }

    private long longest(Map<EventId, Long> accepted) throws InterruptedException {
        long longest = 0;
        for (Map.Entry<EventId, Long> event : accepted.entrySet()) {
            Place place = tail.place(event.getKey());
            if (place != null) {
                longest = Math.max(longest, shown(place) - event.getValue());
            }
        }
        return longest;
    }

    private long shown(Place place) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            OptionalLong shown = viewer.cuts().shown(place.partition(), place.offset());
            if (shown.isPresent()) {
                return shown.getAsLong();
            }
            if (System.nanoTime() > deadline) {
                throw new BenchException("the reporter does not show what is counted for " + LIMIT.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        sender.close();
        viewer.close();
        watch.close();
        reporter.close();
        tail.close();
        deployment.close();
    }
}
