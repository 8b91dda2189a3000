package org.dossierstats.ingest.backup;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;

/**
 * The one that restores. From when it is opened, nothing of a restore before it comes in any more, even what a killed one had sent and
 * Kafka had not looked at: all have one transactional id, and Kafka takes only the youngest. So what is then found in the topics stays as
 * it is but for what this one writes.
 *
 * <p>Thread safety: for one thread; only the failure is set by the producer's own.
 */
final class SoleWriter implements AutoCloseable {
    /** A summary of some ten thousand rows. */
    private static final int LARGEST_RECORD_BYTES = 16 * 1024 * 1024;

    private static final int BATCH_BYTES = 128 * 1024;
    private static final int TRANSACTION_BYTES = 2 * 1024 * 1024;
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private boolean inTransaction;
    private boolean isShutOut;
    private long transactionBytes;

    private SoleWriter(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Shuts out whoever was writing.
     *
     * @throws PublishException if Kafka refuses or does not answer
     */
    static SoleWriter open(Map<String, Object> client) {
        SoleWriter writer = new SoleWriter(producer(client));
        try {
            writer.producer.initTransactions();
            return writer;
        } catch (KafkaException e) {
            writer.close();
            throw writer.failed(e);
        }
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, Restore.TRANSACTIONAL_ID);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD_BYTES);
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 10);
        properties.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Sends it, with the time it has, and commits now and then.
     *
     * @throws PublishException if Kafka does not take it, or one before it
     */
    void send(ProducerRecord<byte[], byte[]> record) {
        try {
            if (!inTransaction) {
                producer.beginTransaction();
                inTransaction = true;
            }
            Future<RecordMetadata> unused =
                    producer.send(record, (metadata, exception) -> acknowledged(record, metadata, exception));
        } catch (KafkaException e) {
            throw failed(e);
        }
        transactionBytes += length(record.key()) + length(record.value());
        if (transactionBytes >= TRANSACTION_BYTES) {
            commit();
        }
    }

    private void acknowledged(
            ProducerRecord<byte[], byte[]> record, RecordMetadata metadata, @Nullable Exception exception) {
        if (exception != null) {
            failure.compareAndSet(null, exception);
        } else if (record.topic().equals(Topics.EVENTS) && metadata.timestamp() != record.timestamp()) {
            failure.compareAndSet(
                    null,
                    new IllegalStateException("Kafka stamped a record of " + Topics.EVENTS + " with its own time"));
        }
    }

    /**
     * All that was sent is there for good.
     *
     * @throws PublishException if it may not be
     */
    void commit() {
        if (!inTransaction) {
            return;
        }
        try {
            producer.flush();
            Exception exception = failure.get();
            if (exception != null) {
                throw failed(exception);
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw failed(e);
        }
        inTransaction = false;
        transactionBytes = 0;
    }

    /** Another one was opened and goes on alone, or Kafka gave this one up. */
    boolean isShutOut() {
        return isShutOut;
    }

    private PublishException failed(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                isShutOut = true;
                return new PublishException(
                        "Kafka takes no more from this restore: another one was begun meanwhile, or this one stood still for a minute;"
                                + " if no other runs, restore again with the same file, it goes on where it was",
                        e);
            }
        }
        return new PublishException(
                "restoring failed: " + e.getMessage() + "; restore again with the same file, it goes on where it was",
                e);
    }

    /** Rolls back what is not committed; what Kafka does not answer, it rolls back itself when the next one is opened. */
    @Override
    public void close() {
        producer.close(CLOSING_LIMIT);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
