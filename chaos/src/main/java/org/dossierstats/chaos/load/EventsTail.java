package org.dossierstats.chaos.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.chaos.cluster.KafkaCluster;
import org.dossierstats.dossier.EventId;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;

/** Reads all of dossier-events to the end when asked: which events are there, and where each came first. Not thread-safe. */
public final class EventsTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions = IntStream.range(0, KafkaCluster.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(Topics.EVENTS, partition))
            .toList();
    private final Map<EventId, Place> places = new HashMap<>();
    private long records;

    /** Where a record is. */
    public record Place(int partition, long offset) {}

    /** @param client properties of the consumer */
    public EventsTail(Map<String, Object> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("enable.auto.commit", false);
        properties.put("isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Reads what has come since.
     *
     * @throws BenchException if the end is not reached within that time
     */
    public void read(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, limit);
        while (!partitions.stream().allMatch(each -> consumer.position(each, limit) >= ends.getOrDefault(each, 0L))) {
            if (System.nanoTime() > deadline) {
                throw new BenchException("dossier-events cannot be read to its end in " + limit.toSeconds() + " s");
            }
            consumer.poll(POLL).forEach(this::read);
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        records++;
        Decoded decoded = EventJson.decode(record.value());
        if (!(decoded instanceof Decoded.Valid valid)) {
            throw new BenchException("not an event in dossier-events: " + decoded);
        }
        places.putIfAbsent(valid.event().id(), new Place(record.partition(), record.offset()));
    }

    /** Where this event came first; null if it is not there. */
    public @Nullable Place place(EventId event) {
        return places.get(event);
    }

    /** How many records there are. */
    public long records() {
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
