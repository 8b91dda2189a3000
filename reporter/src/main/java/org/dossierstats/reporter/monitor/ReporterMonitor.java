package org.dossierstats.reporter.monitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dossierstats.monitor.Health;
import org.dossierstats.monitor.PartitionMeters;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.BarrierWaits;
import org.dossierstats.reporter.CountsStanding;
import org.dossierstats.reporter.LiveCounts;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.http.Office;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at an office's counts once a second, so that its meters and its health are there whoever asks, at once.
 *
 * <p>Thread safety: one thread looks; any reads.
 */
public final class ReporterMonitor implements Health, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReporterMonitor.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final long BETWEEN_CHECKS_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Duration[] WAIT_BOUNDS = {
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60)
    };

    private final Office office;
    private final MeterRegistry registry;
    private final FigureMeters figures;
    private final BalanceMeter balance;
    private final Map<Integer, PartitionMeters> partitions = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "reporter-monitor");
    private long nextCheckNanos = System.nanoTime();
    private volatile @Nullable String obstacle;

    private ReporterMonitor(Office office, MeterRegistry registry) {
        this.office = office;
        this.registry = registry;
        this.figures = new FigureMeters(registry);
        this.balance = new BalanceMeter(registry);
        Gauge.builder("dossier.stats.reporter.whole", () -> unready().isEmpty() ? 1 : 0)
                .description("Whether the counts that are read are whole: 1 or 0")
                .register(registry);
        measureWaits();
        office.reporter().measureIn(registry);
    }

    /** Starts to look. */
    public static ReporterMonitor start(Office office, MeterRegistry registry) {
        ReporterMonitor monitor = new ReporterMonitor(office, registry);
        monitor.thread.setDaemon(true);
        monitor.thread.start();
        return monitor;
    }

    private void measureWaits() {
        Map<BarrierWaits.Outcome, Timer> waits = new EnumMap<>(BarrierWaits.Outcome.class);
        for (BarrierWaits.Outcome outcome : BarrierWaits.Outcome.values()) {
            waits.put(
                    outcome,
                    Timer.builder("dossier.stats.reporter.barrier.wait")
                            .description("How long summaries of everything published waited until it was counted")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(WAIT_BOUNDS)
                            .register(registry));
        }
        office.reporter().tellWaits((outcome, waited) -> {
            Timer timer = waits.get(outcome);
            if (timer != null) {
                timer.record(waited);
            }
        });
    }

    private void run() {
        try {
            do {
                look();
            } while (!closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("closed");
        } catch (RuntimeException e) {
            LOG.error("the figures are not looked at any more, because of a bug", e);
            obstacle = "the figures are not looked at any more; the log says why";
            figures.show(null);
        }
    }

    private void look() {
        showProgress(office.reporter().standing());
        try {
            if (office.reporter().knowsToday()) {
                lookAtToday();
            } else {
                checkBalanceIfDue(LocalDate.now(office.clock()));
            }
            obstacle = null;
        } catch (ReporterException e) {
            figures.show(null);
            obstacle = e.getMessage();
        }
    }

    private void lookAtToday() {
        LiveCounts live = office.reporter().live(office.clock(), attributes -> true);
        figures.show(live == null ? null : live.board());
        if (live != null) {
            checkBalanceIfDue(live.board().today());
        }
    }

    private void checkBalanceIfDue(LocalDate today) {
        if (System.nanoTime() - nextCheckNanos < 0) {
            return;
        }
        Period year = Period.parse(String.valueOf(today.getYear()), ReportingCalendar.CALENDAR);
        office.reporter().latest(List.of(year), Duration.ZERO).forEach(balance::check);
        nextCheckNanos = System.nanoTime() + BETWEEN_CHECKS_NANOS;
    }

    private void showProgress(CountsStanding standing) {
        standing.positions().forEach(position -> partition(position.partition()).reached(position));
        partitions.values().forEach(partition -> partition.waiting(Double.NaN));
        standing.waiting().forEach((partition, records) -> partition(partition).waiting(records));
    }

    private PartitionMeters partition(int number) {
        return partitions.computeIfAbsent(number, absent -> new PartitionMeters("reporter", absent, registry));
    }

    @Override
    public List<String> failures() {
        return office.reporter().standing().failure().stream().toList();
    }

    @Override
    public List<String> unready() {
        List<String> reasons = new ArrayList<>();
        office.reporter()
                .standing()
                .missing()
                .forEach(partition -> reasons.add("the counts of partition " + partition + " are not whole"));
        office.reporter().standing().denial().ifPresent(reasons::add);
        String known = obstacle;
        if (reasons.isEmpty() && known != null) {
            reasons.add(known);
        }
        return reasons;
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }
}
