package org.dossierstats.reporter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How the reporter reads topics: whole partitions, by itself, committed records only. */
public final class KafkaTopic {
    /** Somebody waits; Kafka's own default is a minute. */
    private static final int ANSWER_LIMIT_MS = 15_000;

    /**
     * How long Kafka holds the answer of where nothing new is. What comes is given at once either way; but no consumer is closed, or
     * given another partition, before it has that answer, and Kafka's default of 500 ms makes commands wait for each.
     */
    private static final int NOTHING_NEW_MS = 100;

    private KafkaTopic() {}

    /** One that reads committed records only, from partitions it is assigned. */
    public static Consumer<byte[], byte[]> consumer(Map<String, Object> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MS);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, NOTHING_NEW_MS);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static boolean exists(Consumer<?, ?> consumer, String topic) {
        return !infos(consumer, topic).isEmpty();
    }

    /**
     * The partitions of a topic.
     *
     * @throws ReporterException if it does not exist, or Kafka does not answer
     */
    public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        List<PartitionInfo> infos = infos(consumer, topic);
        if (infos.isEmpty()) {
            throw new ReporterException("there is no topic " + topic + "; create it with: dossier-stats topics create");
        }
        return infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static List<PartitionInfo> infos(Consumer<?, ?> consumer, String topic) {
        try {
            List<PartitionInfo> infos = consumer.partitionsFor(topic);
            return infos == null ? List.of() : infos;
        } catch (TimeoutException e) {
            throw new ReporterException(
                    "Kafka did not answer about topic " + topic
                            + "; is it running there? Does it want another security.protocol (--command-config)?",
                    e);
        } catch (KafkaException e) {
            throw new ReporterException("Kafka does not answer about topic " + topic + ": " + e.getMessage(), e);
        }
    }
}
