package org.dossierstats.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.wire.EventJson;

/** The producers events go through: what is asked for, but never so that events get lost, repeated or out of order. */
final class Producers {
    static final List<Header> HEADERS = List.of(new RecordHeader(
            "content-type", (EventJson.CONTENT_TYPE + "; charset=UTF-8").getBytes(StandardCharsets.UTF_8)));

    /** A transaction that is left open holds up all counting of its partitions for so long. */
    private static final int TRANSACTION_MS = 20_000;

    private final Map<String, Object> properties;

    private Producers(Map<String, Object> properties) {
        this.properties = properties;
    }

    static Producers of(Map<String, Object> client) {
        return new Producers(safe(client));
    }

    static Map<String, Object> safe(Map<String, Object> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 10);
        properties.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return properties;
    }

    /** The same, where an event must be certain or have failed within this time. */
    Producers within(Duration limit) {
        Map<String, Object> shorter = new HashMap<>(properties);
        int limitMs = Math.toIntExact(limit.toMillis());
        shorter.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, limitMs / 4);
        shorter.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limitMs * 3 / 4);
        shorter.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMs * 3 / 8);
        return new Producers(shorter);
    }

    Map<String, Object> properties() {
        return properties;
    }

    Producer<byte[], byte[]> plain() {
        return producer(properties);
    }

    Producer<byte[], byte[]> transactional() {
        Map<String, Object> transactions = new HashMap<>(properties);
        transactions.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "dossier-events-" + UUID.randomUUID());
        transactions.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MS);
        Producer<byte[], byte[]> producer = producer(transactions);
        producer.initTransactions();
        return producer;
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> properties) {
        try {
            return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PublishException("no connection to Kafka can be made: " + cause.getMessage(), e);
        }
    }
}
