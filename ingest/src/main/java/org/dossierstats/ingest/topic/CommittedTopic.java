package org.dossierstats.ingest.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dossierstats.ingest.publish.PublishException;

/** What is committed in a topic, read from its beginning to an end that was looked up before. */
public final class CommittedTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

    /**
     * How long Kafka holds the answer of where nothing new is. It is never waited for but when the next partition is read or the consumer
     * closed, and then in vain: 500 ms each, by Kafka's default.
     */
    private static final int NOTHING_NEW_MS = 20;

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private CommittedTopic(String topic, KafkaConsumer<byte[], byte[]> consumer) {
        this.topic = topic;
        this.consumer = consumer;
    }

    /**
     * Opens a topic.
     *
     * @param client properties of a Kafka client
     */
    public static CommittedTopic open(String topic, Map<String, Object> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, NOTHING_NEW_MS);
        return new CommittedTopic(
                topic, new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /**
     * By partition, the offset after the last committed record.
     *
     * @throws PublishException if Kafka does not answer or the topic does not exist
     */
    public SortedMap<Integer, Long> ends() {
        SortedMap<Integer, Long> ends = new TreeMap<>();
        consumer.endOffsets(partitions()).forEach((partition, end) -> ends.put(partition.partition(), end));
        return ends;
    }

    /** By partition, the offset of the first record that is there. */
    public SortedMap<Integer, Long> beginnings() {
        SortedMap<Integer, Long> beginnings = new TreeMap<>();
        consumer.beginningOffsets(partitions())
                .forEach((partition, begin) -> beginnings.put(partition.partition(), begin));
        return beginnings;
    }

    /**
     * Gives each record of a partition before the end.
     *
     * @param progress is told the offset that was come to
     * @throws PublishException if Kafka gives no more
     */
    public void read(int number, long end, Consumer<ConsumerRecord<byte[], byte[]>> records, LongConsumer progress) {
        TopicPartition partition = new TopicPartition(topic, number);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long silentSince = System.nanoTime();
        while (consumer.position(partition) < end) {
            long position = consumer.position(partition);
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                if (read.offset() < end) {
                    records.accept(read);
                }
            }
            progress.accept(Math.min(consumer.position(partition), end));
            if (consumer.position(partition) > position) {
                silentSince = System.nanoTime();
            } else if (System.nanoTime() - silentSince > SILENCE_LIMIT.toNanos()) {
                throw new PublishException("Kafka gives no more of " + partition + " after offset " + position, null);
            }
        }
    }

    private List<TopicPartition> partitions() {
        try {
            List<PartitionInfo> infos = consumer.partitionsFor(topic);
            if (infos == null || infos.isEmpty()) {
                throw new PublishException(
                        "there is no topic " + topic + "; create it with: dossier-stats topics create", null);
            }
            return infos.stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
        } catch (KafkaException e) {
            throw new PublishException("Kafka does not answer about topic " + topic + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
