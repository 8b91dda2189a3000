package org.dossierstats.reporter;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reading that goes on when Kafka, which gave records before, does not let this process in or denies it the topic for a while: whoever looks
 * goes on seeing what was read, and somebody mends passwords, certificates or ACLs meanwhile.
 *
 * <p>Thread safety: one thread polls, any may ask what is denied.
 */
final class PatientPolling {
    private static final Logger LOG = LoggerFactory.getLogger(PatientPolling.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int BETWEEN_TRIES_MS = 500;

    /** While it is denied, each try is; they are closer together than this. */
    private static final long DENIED_NANOS = Duration.ofSeconds(5).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private boolean hasRead;
    private boolean isTold;
    private volatile long deniedNanos = System.nanoTime() - DENIED_NANOS;

    PatientPolling(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    /** @throws KafkaException if it is denied and nothing was ever read, or broken */
    ConsumerRecords<byte[], byte[]> poll() {
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            hasRead |= !records.isEmpty();
            isTold &= denial().isPresent();
            return records;
        } catch (AuthenticationException | AuthorizationException e) {
            if (!hasRead) {
                throw e;
            }
            deniedNanos = System.nanoTime();
            if (!isTold) {
                LOG.warn("{} cannot be read for now: {}; trying again", topic, e.getMessage());
                isTold = true;
            }
            pause();
            return ConsumerRecords.empty();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Why nothing is read for now, if it is not. */
    Optional<String> denial() {
        return System.nanoTime() - deniedNanos < DENIED_NANOS
                ? Optional.of("Kafka denies " + topic + " to this process; the log says why")
                : Optional.empty();
    }
}
