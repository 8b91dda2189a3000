package org.dossierstats.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.dossierstats.monitor.PartitionMeters;
import org.dossierstats.wire.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second how many records of dossier-events wait for the tasks of this process: from where their input was committed, which
 * goes past the markers that transactions leave, to its end.
 *
 * <p>Thread safety: one thread looks, and tells the tasks' meters.
 */
final class LagWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int ANSWER_LIMIT_MS = 5_000;

    private final KafkaStreams streams;
    private final StreamsMeters meters;
    private final Admin admin;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "lag-watch");

    private LagWatch(KafkaStreams streams, StreamsMeters meters, Admin admin) {
        this.streams = streams;
        this.meters = meters;
        this.admin = admin;
    }

    /** Starts to look. */
    static LagWatch start(KafkaStreams streams, StreamsMeters meters, Map<String, Object> client) {
        LagWatch watch = new LagWatch(streams, meters, Admin.create(client));
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            LOG.debug("closed");
        }
    }

    private void look() throws InterruptedException {
        SortedMap<Integer, PartitionMeters> tasks = meters.tasks();
        try {
            Map<TopicPartition, Long> committed = committed();
            committed.keySet().removeIf(partition -> !tasks.containsKey(partition.partition()));
            ends(committed).forEach((partition, end) -> {
                long from = Math.max(0, committed.getOrDefault(partition, 0L));
                waiting(tasks, partition, (double) Math.max(0, end.offset() - from));
            });
        } catch (ExecutionException | IllegalStateException e) {
            LOG.debug("how many events wait is not known: {}", e.toString());
            tasks.values().forEach(task -> task.waiting(Double.NaN));
        }
    }

    private static void waiting(SortedMap<Integer, PartitionMeters> tasks, TopicPartition partition, double records) {
        PartitionMeters task = tasks.get(partition.partition());
        if (task != null) {
            task.waiting(records);
        }
    }

    private Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (ThreadMetadata each : streams.metadataForLocalThreads()) {
            for (TaskMetadata task : each.activeTasks()) {
                task.committedOffsets().forEach((partition, offset) -> {
                    if (partition.topic().equals(Topics.EVENTS)) {
                        committed.put(partition, offset);
                    }
                });
            }
        }
        return committed;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(Map<TopicPartition, Long> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        ListOffsetsOptions limited = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        limited.timeoutMs(ANSWER_LIMIT_MS);
        return admin.listOffsets(latest, limited).all().get();
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        admin.close(Duration.ZERO);
    }
}
