package org.dossierstats.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.dossierstats.dossier.Event;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;

/**
 * A long row of events of one sender, such as those of a file, who waits for all of them together. The first failure ends it; what was
 * sent before may have been taken, and is counted once when it is sent again.
 *
 * <p>Thread safety: for one thread; only the failure is set by the producer's own.
 */
public final class Bulk {
    private final Producer<byte[], byte[]> producer;
    private final Runnable failed;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param failed run as soon as an event was not taken */
    Bulk(Producer<byte[], byte[]> producer, Runnable failed) {
        this.producer = producer;
        this.failed = failed;
    }

    /**
     * Hands an event over to be sent. When it happened stands in the event; Kafka stamps the record with the time it is sent at.
     *
     * @throws PublishException if this or an earlier event was not taken
     */
    public void send(Event event) {
        send(event.dossier().getBytes(StandardCharsets.UTF_8), EventJson.encode(event), Producers.HEADERS);
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
                            fail(exception);
                        }
                    });
        } catch (KafkaException e) {
            fail(e);
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
            fail(e);
        }
        requireNoFailure();
    }

    private void fail(Exception exception) {
        failure.compareAndSet(null, exception);
        failed.run();
    }

    private void requireNoFailure() {
        Exception exception = failure.get();
        if (exception != null) {
            throw PublishException.sending(exception);
        }
    }
}
