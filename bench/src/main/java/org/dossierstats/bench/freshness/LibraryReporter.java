package org.dossierstats.bench.freshness;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.reporter.Reporter;

/** A reporter in this process, looked at once a millisecond. */
final class LibraryReporter implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(1);

    private final Reporter reporter;
    private final Arrivals arrivals;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "library-reporter");

    LibraryReporter(Kafka kafka, Arrivals arrivals) {
        this.reporter = Reporter.start(kafka.client(), null);
        this.arrivals = arrivals;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!closed.await(LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
                reporter.standing()
                        .positions()
                        .forEach(position -> arrivals.sees(position.partition(), position.nextOffset()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        reporter.close();
    }
}
