package org.dossierstats.streams;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Which local copies of the ledger are being brought up to the one in Kafka, and how long that takes. */
final class Restoring implements StateRestoreListener {
    private final StreamsMeters meters;
    private final ConcurrentMap<Integer, Long> begunNanos = new ConcurrentHashMap<>();

    Restoring(StreamsMeters meters) {
        this.meters = meters;
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        begunNanos.put(changelog.partition(), System.nanoTime());
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long restored) {
        // Only how long all of it takes is told.
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        Long begun = begunNanos.remove(changelog.partition());
        if (begun != null) {
            meters.restored(System.nanoTime() - begun);
        }
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
        begunNanos.remove(changelog.partition());
    }

    SortedSet<Integer> partitions() {
        return new TreeSet<>(begunNanos.keySet());
    }
}
