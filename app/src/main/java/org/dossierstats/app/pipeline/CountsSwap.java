package org.dossierstats.app.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.Topics;

/** Puts the counts of an application into force: every reporter turns to them. */
public final class CountsSwap {
    private static final int LIMIT_MS = 15_000;

    private CountsSwap() {}

    /**
     * Returns when Kafka has it for good.
     *
     * @throws PipelineException if it does not answer
     */
    public static void putInForce(Map<String, Object> client, CountsInForce counts) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, LIMIT_MS);
        properties.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MS / 2);
        properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LIMIT_MS);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.CURRENT, 0, counts.key(), counts.value()))
                    .get();
        } catch (ExecutionException e) {
            throw new PipelineException("cannot write to " + Topics.CURRENT + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipelineException("interrupted while writing to " + Topics.CURRENT, e);
        }
    }
}
