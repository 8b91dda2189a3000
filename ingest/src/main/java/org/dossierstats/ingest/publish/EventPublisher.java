package org.dossierstats.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.dossier.Event;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events, keyed by dossier. The first failure ends it; what was sent before may have been taken, and is counted once when it
 * is sent again.
 *
 * <p>Thread safety: for one thread; only the failure is set by the producer's own.
 */
public final class EventPublisher implements AutoCloseable {
    static final List<Header> HEADERS = List.of(new RecordHeader(
            "content-type", (EventJson.CONTENT_TYPE + "; charset=UTF-8").getBytes(StandardCharsets.UTF_8)));
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** Sends through this producer, and closes it. */
    public EventPublisher(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Connects to Kafka.
     *
     * @param client what a Kafka client needs to find and be let into the cluster; what makes publishing safe is set here
     * @throws PublishException if no client can be made of that
     */
    public static EventPublisher to(Map<String, Object> client) {
        try {
            return new EventPublisher(
                    new KafkaProducer<>(safe(client), new ByteArraySerializer(), new ByteArraySerializer()));
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PublishException("no connection to Kafka can be made: " + cause.getMessage(), e);
        }
    }

    /** What is asked for, but never so that events get lost, repeated or out of order. */
    static Map<String, Object> safe(Map<String, Object> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 10);
        properties.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return properties;
    }

    /**
     * Hands an event over to be sent. When it happened stands in the event; Kafka stamps the record with the time it is sent at.
     *
     * @throws PublishException if this or an earlier event was not taken
     */
    public void send(Event event) {
        send(event.dossier().getBytes(StandardCharsets.UTF_8), EventJson.encode(event), HEADERS);
    }

    /**
     * The same of a record that is an event already.
     *
     * @param key the dossier's id
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told the same
    public void send(byte[] key, byte @Nullable [] value, Iterable<Header> headers) {
        requireNoFailure();
        try {
            producer.send(
                    new ProducerRecord<>(Topics.EVENTS, null, null, key, value, headers), (metadata, exception) -> {
                        if (exception != null) {
                            failure.compareAndSet(null, exception);
                        }
                    });
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
            requireNoFailure();
        }
    }

    /**
     * Waits until every event sent so far is acknowledged.
     *
     * @throws PublishException if one was not
     */
    public void flush() {
        try {
            producer.flush();
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
        }
        requireNoFailure();
    }

    private void requireNoFailure() {
        Exception exception = failure.get();
        if (exception != null) {
            throw new PublishException(
                    "publishing to " + Topics.EVENTS + " failed: " + exception.getMessage()
                            + "; publish it all again, nothing will be counted twice",
                    exception);
        }
    }

    /** After a failure, what is still waiting is given up. */
    @Override
    public void close() {
        producer.close(failure.get() == null ? CLOSE_LIMIT : Duration.ZERO);
    }
}
