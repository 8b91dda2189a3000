package org.dossierstats.bench.rebuild;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.dossierstats.bench.process.Kafka;

/** Reads what is committed in a topic, once. */
final class TopicReading {
    private static final Duration POLL = Duration.ofMillis(50);

    private static final long TAIL = 1_000;

    private TopicReading() {}

    /** From the beginning to where it ends now. */
    static void all(Kafka kafka, String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(kafka.partitions(topic));
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            read(consumer, ends, reader);
        }
    }

    /** The last records of each partition: enough that the last position is among them. */
    static void tail(Kafka kafka, String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(kafka.partitions(topic));
            consumer.assign(ends.keySet());
            ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - TAIL)));
            read(consumer, ends, reader);
        }
    }

    /** Whether no record, but at most the marks of transactions, is between what a group has committed and the end. */
    static boolean isReadBy(Kafka kafka, String group, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(kafka.partitions(topic));
            Map<TopicPartition, Long> committed = kafka.committed(group, topic);
            consumer.assign(ends.keySet());
            ends.keySet().forEach(each -> consumer.seek(each, committed.getOrDefault(each, 0L)));
            boolean[] empty = {true};
            read(consumer, ends, one -> empty[0] = false);
            return empty[0];
        }
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(reader);
        }
    }
}
