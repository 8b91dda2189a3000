package org.dossierstats.monitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.errors.AuthenticationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka again and again whether it is there, so that whoever wants to know is not kept waiting.
 *
 * <p>Thread safety: one thread asks; others see what it was told.
 */
public final class KafkaProbe implements Health, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaProbe.class);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(2);
    private static final int ANSWER_LIMIT_MS = 4_000;

    /** An answer that is older counts for nothing: the next one is long in coming. */
    private static final long LONGEST_KNOWN_NANOS = Duration.ofSeconds(15).toNanos();

    private static final String UNANSWERED = "Kafka does not answer";
    private static final String NOT_LET_IN = "Kafka does not let this process in; the log says why";

    private final Admin admin;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "kafka-probe");
    private volatile @Nullable String obstacle = UNANSWERED;
    private volatile long askedNanos = System.nanoTime();

    private KafkaProbe(Admin admin) {
        this.admin = admin;
    }

    /** Starts to ask. */
    public static KafkaProbe start(Map<String, Object> client, MeterRegistry registry) {
        KafkaProbe probe = new KafkaProbe(Admin.create(client));
        Gauge.builder("dossier.stats.kafka.up", () -> probe.unready().isEmpty() ? 1 : 0)
                .description("Whether Kafka answered when it was asked last: 1 or 0")
                .register(registry);
        probe.thread.setDaemon(true);
        probe.thread.start();
        return probe;
    }

    private void run() {
        try {
            do {
                ask();
            } while (!closed.await(BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("closed");
        }
    }

    private void ask() throws InterruptedException {
        String found = null;
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_LIMIT_MS))
                    .nodes()
                    .get();
        } catch (ExecutionException e) {
            found = obstacle(e);
        }
        askedNanos = System.nanoTime();
        obstacle = found;
    }

    /** The log says why, once; whoever asks for health need not know how this process signs in. */
    private String obstacle(ExecutionException e) {
        if (!(e.getCause() instanceof AuthenticationException)) {
            LOG.debug("Kafka does not answer: {}", e.getMessage());
            return UNANSWERED;
        }
        if (!NOT_LET_IN.equals(obstacle)) {
            LOG.warn("Kafka does not let this process in: {}", e.getCause().getMessage());
        }
        return NOT_LET_IN;
    }

    @Override
    public List<String> unready() {
        String known = System.nanoTime() - askedNanos <= LONGEST_KNOWN_NANOS ? obstacle : UNANSWERED;
        return known == null ? List.of() : List.of(known);
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        admin.close(Duration.ZERO);
    }
}
