package org.dossierstats.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.dossier.Event;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes events of many senders, and tells each what became of its own. Sending an event again is always safe: it is counted once.
 *
 * <p>Thread safety: any number of threads; transactions one after the other.
 */
public final class DossierEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DossierEvents.class);
    private static final int BLOCKED_MS = 5_000;
    private static final int DELIVERY_MS = 15_000;

    /** One that is left open holds up all counting of its partitions for so long. */
    private static final int TRANSACTION_MS = 20_000;

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private final Producer<byte[], byte[]> producer;
    private final Supplier<Producer<byte[], byte[]>> transactional;
    private @Nullable Producer<byte[], byte[]> transactions;

    /** Sends through such producers, and closes them. */
    DossierEvents(Producer<byte[], byte[]> producer, Supplier<Producer<byte[], byte[]>> transactional) {
        this.producer = producer;
        this.transactional = transactional;
    }

    /**
     * A publisher.
     *
     * @param client what a Kafka client needs to find and be let into the cluster; what makes publishing safe is set here
     * @throws PublishException if no client can be made of that
     */
    public static DossierEvents publisher(Map<String, Object> client) {
        Map<String, Object> properties = EventPublisher.safe(client);
        properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED_MS);
        properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS);
        properties.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, DELIVERY_MS / 2);
        try {
            return new DossierEvents(producer(properties), () -> {
                Map<String, Object> transactions = new HashMap<>(properties);
                transactions.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "dossier-events-" + UUID.randomUUID());
                transactions.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MS);
                Producer<byte[], byte[]> started = producer(transactions);
                started.initTransactions();
                return started;
            });
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PublishException("no connection to Kafka can be made: " + cause.getMessage(), e);
        }
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> properties) {
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Complete when the event is in Kafka for good; failed with a {@link PublishException} if that is not certain. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told the same
    public CompletableFuture<Void> publish(Event event) {
        CompletableFuture<Void> published = new CompletableFuture<>();
        try {
            producer.send(record(event), (metadata, exception) -> {
                if (exception == null) {
                    published.complete(null);
                } else {
                    published.completeExceptionally(failed(exception));
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            published.completeExceptionally(failed(e));
        }
        return published;
    }

    /**
     * Publishes all of these or none: in one transaction.
     *
     * @throws PublishException if that is not certain
     */
    @SuppressWarnings("FutureReturnValueIgnored") // committing fails if one of them did
    public synchronized void publishTogether(List<Event> events) {
        try {
            if (transactions == null) {
                transactions = transactional.get();
            }
            transactions.beginTransaction();
            for (Event event : events) {
                transactions.send(record(event), (metadata, exception) -> {
                    if (exception != null) {
                        LOG.warn("an event of a transaction was not taken: {}", exception.toString());
                    }
                });
            }
            transactions.commitTransaction();
        } catch (KafkaException | IllegalStateException e) {
            giveUpTransaction();
            throw failed(e);
        }
    }

    /** Kafka rolls back what is open when its time is over, or at the next start under the same id; ours is never used again. */
    private void giveUpTransaction() {
        Producer<byte[], byte[]> failed = transactions;
        transactions = null;
        if (failed == null) {
            return;
        }
        try {
            failed.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            LOG.warn("a transaction is left to Kafka to roll back: {}", e.toString());
        } finally {
            failed.close(Duration.ZERO);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(Event event) {
        return new ProducerRecord<>(
                Topics.EVENTS,
                null,
                null,
                event.dossier().getBytes(StandardCharsets.UTF_8),
                EventJson.encode(event),
                EventPublisher.HEADERS);
    }

    private static PublishException failed(Exception e) {
        return new PublishException(
                "publishing to " + Topics.EVENTS + " failed: " + e.getMessage()
                        + "; publish it all again, nothing will be counted twice",
                e);
    }

    /** Waits until what was handed over is sent. */
    @Override
    public synchronized void close() {
        producer.close(CLOSE_LIMIT);
        if (transactions != null) {
            transactions.close(CLOSE_LIMIT);
        }
    }
}
