package org.dossierstats.reporter;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.dossierstats.wire.Topics;

/** Where the events end now; and whether anything stands between a position and that end. Not thread-safe. */
final class EventsEnd implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;

    EventsEnd(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** By partition, the offset after the last committed event. */
    SortedMap<Integer, Long> offsets() {
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        consumer.endOffsets(KafkaTopic.partitions(consumer, Topics.EVENTS))
                .forEach((partition, end) -> offsets.put(partition.partition(), end));
        return offsets;
    }

    /**
     * Whether there is no event from the one offset to the other: transactions leave markers, and rolled back ones their records,
     * which no task is ever given.
     */
    boolean isEmptyBetween(int partition, long from, long end) {
        TopicPartition events = new TopicPartition(Topics.EVENTS, partition);
        consumer.assign(List.of(events));
        consumer.seekToBeginning(List.of(events));
        if (consumer.position(events) < from) {
            consumer.seek(events, from);
        }
        while (consumer.position(events) < end) {
            long before = consumer.position(events);
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                return records.records(events).get(0).offset() >= end;
            }
            if (consumer.position(events) == before) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
