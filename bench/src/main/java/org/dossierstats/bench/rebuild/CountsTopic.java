package org.dossierstats.bench.rebuild;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.Position;
import org.dossierstats.counts.Snapshot;
import org.dossierstats.wire.CountsFormat;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;

/** The counts of an application as a reader comes by them. */
public final class CountsTopic {
    private final Map<Integer, Position> positions = new HashMap<>();
    private final Map<Integer, Long> epochs = new HashMap<>();
    private final Map<Integer, CountTable> tables = new HashMap<>();

    private CountsTopic() {}

    /** Reads the topic whole. */
    static CountsTopic read(Kafka kafka, String topic) {
        CountsTopic counts = new CountsTopic();
        TopicReading.all(kafka, topic, read -> counts.take(CountsFormat.read(read.key(), read.value())));
        return counts;
    }

    /** Counts of a task that took the partition over replace those of the one before: epochs only grow. */
    private void take(CountsRecord read) {
        if (read instanceof CellRecord cell) {
            table(cell.partition(), cell.epoch()).set(cell.cell(), cell.counts());
        } else if (read instanceof PositionRecord reached) {
            table(reached.partition(), reached.position().epoch());
            positions.put(reached.partition(), reached.position());
        }
    }

    private CountTable table(int partition, long epoch) {
        if (epoch > epochs.getOrDefault(partition, Long.MIN_VALUE)) {
            epochs.put(partition, epoch);
            positions.remove(partition);
            tables.remove(partition);
        }
        return tables.computeIfAbsent(partition, absent -> new CountTable());
    }

    /** Whether every event is counted, and its counts are complete. */
    boolean isComplete(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> {
            Position position = positions.get(end.getKey().partition());
            return position != null ? position.nextOffset() >= end.getValue() : end.getValue() == 0;
        });
    }

    Snapshot snapshot() {
        DossierCounts sum = new DossierCounts();
        tables.values().forEach(table -> sum.cells().add(table));
        return sum.at(new TreeMap<>());
    }

    /** In how many cells something stands, each partition by itself. */
    long size() {
        return tables.values().stream().mapToLong(CountTable::size).sum();
    }

    /** The same, told from the last records of the topic alone. */
    public static boolean hasReached(Kafka kafka, String topic, Map<TopicPartition, Long> ends) {
        CountsTopic tail = new CountsTopic();
        TopicReading.tail(kafka, topic, read -> {
            if (CountsFormat.read(read.key(), read.value()) instanceof PositionRecord position) {
                tail.take(position);
            }
        });
        return tail.isComplete(ends);
    }
}
