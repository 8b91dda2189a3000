package org.dossierstats.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.dossierstats.dossier.Event;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes events to dossier-events, each under its dossier, and tells what became of them. Publishing an event again is always safe: it
 * is counted once.
 *
 * <pre>{@code
 * EventSource office = EventSource.of("/motcua/H32");
 * try (DossierEvents events = DossierEvents.publisher(Map.of("bootstrap.servers", "localhost:9092"))) {
 *     events.publish(office.dossier("H32.19-210614-0007").completed(Instant.now()).event()).join();
 * }
 * }</pre>
 *
 * <p>Thread safety: any number of threads; transactions one after the other.
 */
public final class DossierEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DossierEvents.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private final Producer<byte[], byte[]> producer;
    private final Supplier<Producer<byte[], byte[]>> transactional;
    private @Nullable Producer<byte[], byte[]> transactions;
    private volatile Duration closeLimit = CLOSE_LIMIT;
    private volatile Outcomes outcomes = Outcomes.UNTOLD;

    /** Sends through such producers, and closes them. */
    DossierEvents(Producer<byte[], byte[]> producer, Supplier<Producer<byte[], byte[]>> transactional) {
        this.producer = producer;
        this.transactional = transactional;
    }

    /**
     * A publisher that waits for Kafka as long as Kafka's clients do: two minutes, unless the properties say otherwise.
     *
     * @param client what a Kafka client needs to find and be let into the cluster, at least {@code bootstrap.servers}; what makes
     *     publishing safe is set here
     * @throws PublishException if no client can be made of that
     */
    public static DossierEvents publisher(Map<String, Object> client) {
        return of(Producers.of(client));
    }

    /**
     * A publisher that knows of every event within this time that it is published, or that it may not be: for those who have somebody
     * waiting for the answer.
     */
    public static DossierEvents publisher(Map<String, Object> client, Duration limit) {
        return of(Producers.of(client).within(limit));
    }

    private static DossierEvents of(Producers producers) {
        return new DossierEvents(producers.plain(), producers::transactional);
    }

    /** Tells this one what becomes of every event from now on, but for those of a {@link Bulk}. */
    public void tell(Outcomes told) {
        outcomes = told;
    }

    /** Who is told; to be told too what is not published at all. */
    public Outcomes outcomes() {
        return outcomes;
    }

    Producer<byte[], byte[]> producer() {
        return producer;
    }

    /** Complete when the event is in Kafka for good; failed with a {@link PublishException} if that is not certain. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told the same
    public CompletableFuture<Void> publish(Event event) {
        CompletableFuture<Void> published = new CompletableFuture<>();
        long handedOver = System.nanoTime();
        try {
            producer.send(record(event), (metadata, exception) -> {
                if (exception == null) {
                    outcomes.acknowledged(event, System.nanoTime() - handedOver);
                    published.complete(null);
                } else {
                    outcomes.failed();
                    published.completeExceptionally(PublishException.sending(exception));
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            outcomes.failed();
            published.completeExceptionally(PublishException.sending(e));
        }
        return published;
    }

    /** To publish a long row of events, none of which is waited for by itself. */
    public Bulk bulk() {
        return new Bulk(producer, () -> closeLimit = Duration.ZERO);
    }

    /**
     * Publishes all of these or none: in one transaction.
     *
     * @throws PublishException if that is not certain
     */
    @SuppressWarnings("FutureReturnValueIgnored") // committing fails if one of them did
    public synchronized void publishTogether(List<Event> events) {
        long handedOver = System.nanoTime();
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
            long nanos = System.nanoTime() - handedOver;
            events.forEach(event -> outcomes.acknowledged(event, nanos));
        } catch (KafkaException | IllegalStateException e) {
            events.forEach(event -> outcomes.failed());
            giveUpTransaction();
            throw PublishException.sending(e);
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
                Producers.HEADERS);
    }

    /** Waits until what was handed over is sent; after a failure of a {@link Bulk}, what is still waiting is given up. */
    @Override
    public synchronized void close() {
        producer.close(closeLimit);
        if (transactions != null) {
            transactions.close(closeLimit);
        }
    }
}
