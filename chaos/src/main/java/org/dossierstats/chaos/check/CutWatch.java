package org.dossierstats.chaos.check;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.ReporterException;
import org.jspecify.annotations.Nullable;

/** Looks at every cut a reporter in this process gets to see, with all its rows, while things go wrong. */
public final class CutWatch implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final Reporter reporter;
    private final Findings findings;
    private final CutHistory cuts = new CutHistory();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "cut-watch");
    private @Nullable SortedMap<Integer, Long> last;

    private CutWatch(Reporter reporter, Findings findings) {
        this.reporter = reporter;
        this.findings = findings;
    }

    /**
     * Begins to look.
     *
     * @param reporter what it asks
     */
    public static CutWatch start(Reporter reporter, Findings findings) {
        CutWatch watch = new CutWatch(reporter, findings);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!closed.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        PeriodSummary summary;
        try {
            summary =
                    reporter.latest(List.of(Oracle.ALL), Duration.ofSeconds(1)).get(0);
        } catch (ReporterException e) {
            reporter.standing().failure().ifPresent(why -> findings.unbalanced("the reader stopped: " + why));
            return;
        }
        if (summary.cut().equals(last)) {
            return;
        }
        last = summary.cut();
        findings.looked();
        summary.imbalances().forEach(imbalance -> findings.unbalanced(imbalance + ", cut " + summary.cut()));
        if (!cuts.shows(summary.cut(), System.nanoTime())) {
            findings.unbalanced("the cut went back to " + summary.cut());
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        thread.join();
    }
}
