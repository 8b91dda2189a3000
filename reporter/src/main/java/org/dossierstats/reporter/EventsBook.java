package org.dossierstats.reporter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.reporter.Reporter.CountingProgress;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;

/**
 * The book of record, dossier-events, read from its beginning up to a cut: every dossier with all its events. Knows nothing of the
 * counts. Holds the events of one partition in memory at a time.
 */
public final class EventsBook implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;

    private EventsBook(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Opens the book.
     *
     * @param client properties of a Kafka client
     */
    public static EventsBook open(Map<String, Object> client) {
        return new EventsBook(KafkaTopic.consumer(client));
    }

    /** Where it ends now: by partition, the offset after the last committed event. */
    public SortedMap<Integer, Long> end() {
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        consumer.endOffsets(KafkaTopic.partitions(consumer, Topics.EVENTS))
                .forEach((partition, end) -> offsets.put(partition.partition(), end));
        return offsets;
    }

    /**
     * Reads all events before the cut.
     *
     * @param dossiers is given each dossier once
     * @throws ReporterException if the book does not reach the cut, or begins too late
     */
    public void read(SortedMap<Integer, Long> cut, Consumer<Dossier> dossiers, CountingProgress progress) {
        requireReached(cut);
        long total = cut.values().stream().mapToLong(Long::longValue).sum();
        long done = 0;
        for (Map.Entry<Integer, Long> partition : cut.entrySet()) {
            Pages pages = new Pages();
            TopicPartition events = new TopicPartition(Topics.EVENTS, partition.getKey());
            begin(events, partition.getValue());
            long before = done;
            read(events, partition.getValue(), pages::add, position -> progress.at(before + position, total));
            pages.dossiers(dossiers);
            done += partition.getValue();
        }
    }

    /**
     * The dossiers to which anything happened that was published after the one cut and before the other.
     *
     * @throws ReporterException if the book does not reach the cut
     */
    public Set<String> dossiersBetween(SortedMap<Integer, Long> from, SortedMap<Integer, Long> to) {
        requireReached(to);
        Set<String> dossiers = new TreeSet<>();
        to.forEach((partition, end) -> {
            TopicPartition events = new TopicPartition(Topics.EVENTS, partition);
            consumer.assign(List.of(events));
            consumer.seek(events, from.getOrDefault(partition, 0L));
            Pages pages = new Pages();
            read(events, end, pages::add, position -> {});
            dossiers.addAll(pages.events.keySet());
        });
        return dossiers;
    }

    private void requireReached(SortedMap<Integer, Long> cut) {
        SortedMap<Integer, Long> end = end();
        cut.forEach((partition, offset) -> {
            Long last = end.get(partition);
            if (last == null || last < offset) {
                throw new ReporterException("partition " + partition + " of " + Topics.EVENTS + " ends at "
                        + (last == null ? "nothing, it does not exist" : last) + ", before the cut " + offset
                        + ": these are not the events that were counted");
            }
        });
    }

    private void begin(TopicPartition partition, long end) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        if (end > 0 && consumer.position(partition) > 0) {
            throw new ReporterException("partition " + partition.partition() + " of " + Topics.EVENTS + " begins at "
                    + consumer.position(partition) + ": earlier events are gone");
        }
    }

    /** From where the consumer stands. */
    private void read(
            TopicPartition partition,
            long end,
            Consumer<ConsumerRecord<byte[], byte[]>> reader,
            LongConsumer progress) {
        long silentSince = System.nanoTime();
        while (consumer.position(partition) < end) {
            long position = consumer.position(partition);
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> read : records) {
                if (read.offset() < end) {
                    reader.accept(read);
                }
            }
            progress.accept(Math.min(consumer.position(partition), end));
            if (consumer.position(partition) > position) {
                silentSince = System.nanoTime();
            } else if (System.nanoTime() - silentSince > SILENCE_LIMIT.toNanos()) {
                throw new ReporterException("Kafka gives no more of partition " + partition.partition() + " of "
                        + Topics.EVENTS + " after offset " + position);
            }
        }
    }

    /** The events of a partition, by dossier. */
    private static final class Pages {
        private final Map<String, List<Event>> events = new HashMap<>();
        private final Map<String, Set<EventId>> ahead = new HashMap<>();

        void add(ConsumerRecord<byte[], byte[]> read) {
            Decoded decoded = EventJson.decode(read.key(), read.value(), name -> {
                Header header = read.headers().lastHeader(name);
                return header == null ? null : header.value();
            });
            if (decoded instanceof Decoded.Valid valid) {
                Event event = valid.event();
                events.computeIfAbsent(event.dossier(), absent -> new ArrayList<>(4))
                        .add(event);
                if (read.timestamp() > 0 && event.isAheadOf(Instant.ofEpochMilli(read.timestamp()))) {
                    ahead.computeIfAbsent(event.dossier(), absent -> new HashSet<>())
                            .add(event.id());
                }
            }
        }

        /** Each with its events sorted, those that are equal once. */
        void dossiers(Consumer<Dossier> visitor) {
            events.forEach((dossier, happened) -> visitor.accept(Dossier.inOrder(
                    happened.stream().sorted(Event.ORDER).distinct().toList(), ahead.getOrDefault(dossier, Set.of()))));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
