package org.dossierstats.ingest.rejects;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.Topics;

/** The topic dossier-rejects, read from its beginning to where it ends when the reading starts. */
public final class RejectsTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;

    private RejectsTopic(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Opens the topic.
     *
     * @param client properties of a Kafka client
     */
    public static RejectsTopic open(Map<String, Object> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return new RejectsTopic(
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /**
     * Gives each reject, partition by partition; one that was rejected again, because its events were counted anew, once.
     *
     * @throws PublishException if Kafka does not answer or the topic does not exist
     */
    public void read(Consumer<Reject> rejects) {
        Set<String> seen = new HashSet<>();
        for (TopicPartition partition : partitions()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            long silentSince = System.nanoTime();
            while (consumer.position(partition) < end) {
                long position = consumer.position(partition);
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                    if (read.offset() < end) {
                        Reject reject = new Reject(read);
                        if (seen.add(reject.origin())) {
                            rejects.accept(reject);
                        }
                    }
                }
                if (consumer.position(partition) > position) {
                    silentSince = System.nanoTime();
                } else if (System.nanoTime() - silentSince > SILENCE_LIMIT.toNanos()) {
                    throw new PublishException(
                            "Kafka gives no more of " + partition + " after offset " + position, null);
                }
            }
        }
    }

    private List<TopicPartition> partitions() {
        try {
            List<PartitionInfo> infos = consumer.partitionsFor(Topics.REJECTS);
            if (infos == null || infos.isEmpty()) {
                throw new PublishException(
                        "there is no topic " + Topics.REJECTS + "; create it with: dossier-stats topics create", null);
            }
            return infos.stream()
                    .map(info -> new TopicPartition(Topics.REJECTS, info.partition()))
                    .toList();
        } catch (KafkaException e) {
            throw new PublishException(
                    "Kafka does not answer about topic " + Topics.REJECTS + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
