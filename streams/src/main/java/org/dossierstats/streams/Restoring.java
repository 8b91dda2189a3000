package org.dossierstats.streams;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Which local copies of the ledger are being brought up to the one in Kafka, and how long that takes. While a partition is, or is stood by
 * for, its published counts are followed.
 */
final class Restoring implements StateRestoreListener, StandbyUpdateListener {
    private final StreamsMeters meters;
    private final PublishedCounts published;
    private final ConcurrentMap<Integer, Long> begunNanos = new ConcurrentHashMap<>();

    Restoring(StreamsMeters meters, PublishedCounts published) {
        this.meters = meters;
        this.published = published;
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        begunNanos.put(changelog.partition(), System.nanoTime());
        published.follow(changelog.partition());
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
        published.forget(changelog.partition());
    }

    @Override
    public void onUpdateStart(TopicPartition changelog, String store, long from) {
        published.follow(changelog.partition());
    }

    @Override
    public void onBatchLoaded(
            TopicPartition changelog, String store, TaskId task, long batchEnd, long loaded, long end) {
        // How far a standby has come is in the meters of Kafka Streams.
    }

    @Override
    public void onUpdateSuspended(
            TopicPartition changelog, String store, long reached, long end, SuspendReason reason) {
        if (reason != SuspendReason.PROMOTED) {
            published.forget(changelog.partition());
        }
    }

    SortedSet<Integer> partitions() {
        return new TreeSet<>(begunNanos.keySet());
    }
}
