package org.dossierstats.reporter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads dossier-current: whose counts are in force, and tells when others come into force. */
public final class CountsInForceWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CountsInForceWatch.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
    private static final TopicPartition CURRENT = new TopicPartition(Topics.CURRENT, 0);

    private final Map<String, Object> client;
    private final Consumer<CountsInForce> follower;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "counts-in-force");
    private CountsInForce told;

    private CountsInForceWatch(Map<String, Object> client, CountsInForce known, Consumer<CountsInForce> follower) {
        this.client = client;
        this.told = known;
        this.follower = follower;
    }

    /**
     * Whose counts are in force now.
     *
     * @throws ReporterException if Kafka does not answer
     */
    public static CountsInForce now(Map<String, Object> client) {
        try (var consumer = KafkaTopic.consumer(client)) {
            if (!begin(consumer)) {
                return CountsInForce.DEFAULT;
            }
            long end = consumer.endOffsets(List.of(CURRENT)).getOrDefault(CURRENT, 0L);
            CountsInForce now = CountsInForce.DEFAULT;
            while (consumer.position(CURRENT) < end) {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                    now = read(read).orElse(now);
                }
            }
            return now;
        } catch (KafkaException e) {
            throw new ReporterException(
                    "Kafka does not answer about topic " + Topics.CURRENT + ": " + e.getMessage(), e);
        }
    }

    /** False if there is no such topic: nothing was ever rebuilt. */
    private static boolean begin(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        if (!KafkaTopic.exists(consumer, Topics.CURRENT)) {
            return false;
        }
        consumer.assign(List.of(CURRENT));
        consumer.seekToBeginning(List.of(CURRENT));
        return true;
    }

    /** One that is no such record is left out: it was not written by this program, and readers go on with what they have. */
    private static Optional<CountsInForce> read(ConsumerRecord<byte[], byte[]> read) {
        try {
            return read.value() == null ? Optional.empty() : Optional.of(CountsInForce.read(read.value()));
        } catch (IllegalArgumentException e) {
            LOG.error("{} at offset {} of {}", e.getMessage(), read.offset(), Topics.CURRENT);
            return Optional.empty();
        }
    }

    /** Tells each time others come into force than those known. */
    static CountsInForceWatch start(Map<String, Object> client, CountsInForce known, Consumer<CountsInForce> follower) {
        CountsInForceWatch watch = new CountsInForceWatch(client, known, follower);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            do {
                watch();
            } while (!closed.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("closed");
        }
    }

    /** Until it is closed, or Kafka fails: then it is tried again. */
    private void watch() {
        try (var consumer = KafkaTopic.consumer(client)) {
            if (!begin(consumer)) {
                return;
            }
            CountsInForce latest = told;
            while (closed.getCount() > 0) {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                    latest = read(read).orElse(latest);
                }
                if (!latest.equals(told)) {
                    follower.accept(latest);
                    told = latest;
                }
            }
        } catch (WakeupException e) {
            LOG.debug("closed");
        } catch (KafkaException | ReporterException e) {
            LOG.warn("cannot see whose counts are in force: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
