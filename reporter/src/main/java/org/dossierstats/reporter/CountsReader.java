package org.dossierstats.reporter;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.dossierstats.counts.Position;
import org.dossierstats.wire.AttributesPool;
import org.dossierstats.wire.CountsFormat;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.PartitionView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Reads all counts of an application, committed records only, and keeps a view of each partition.
 *
 * <p>Thread safety: one thread reads and changes the views, under a lock; others look at them under the same lock, so that what they
 * see is one cut. Who may not wait for the lock asks what was {@linkplain #seen seen} last.
 */
final class CountsReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CountsReader.class);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Kept kept;
    private final PatientPolling polling;
    private final SortedMap<Integer, PartitionView> views = new TreeMap<>();
    private final Map<TopicPartition, Long> toCatchUp = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread = new Thread(this::run, "counts-reader");
    private volatile @Nullable RuntimeException failure;
    private volatile Seen seen;
    private final CountsSums sums = new CountsSums();
    private final AttributesPool pool = new AttributesPool();

    /** Starts to read; the consumer is this reader's from now on. */
    CountsReader(Consumer<byte[], byte[]> consumer, CountsInForce counts, Kept kept) {
        this.consumer = consumer;
        this.kept = kept;
        this.topic = kept.topic(counts);
        this.polling = new PatientPolling(consumer, topic);
        List<TopicPartition> partitions = KafkaTopic.partitions(consumer, topic);
        partitions.forEach(partition -> views.put(partition.partition(), new PartitionView(sums)));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        toCatchUp.putAll(consumer.endOffsets(partitions));
        seen = look();
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                ConsumerRecords<byte[], byte[]> records = polling.poll();
                lock.lock();
                try {
                    for (ConsumerRecord<byte[], byte[]> read : records) {
                        CountsRecord counted = CountsFormat.read(read.key(), read.value(), pool);
                        if (kept.holds(counted)) {
                            view(read.partition()).read(counted);
                        }
                    }
                    toCatchUp
                            .entrySet()
                            .removeIf(end -> consumer.position(end.getKey()) >= end.getValue()
                                    && !view(end.getKey().partition()).isMidway());
                    if (isComplete()) {
                        sums.keepUp(views.values());
                    }
                    seen = look();
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        } catch (WakeupException e) {
            LOG.debug("closed");
        } catch (RuntimeException e) {
            fail(e);
        } finally {
            consumer.close();
        }
    }

    /** What the counts add up to; to be asked where the views are looked at. */
    CountsSums sums() {
        return sums;
    }

    private PartitionView view(int partition) {
        PartitionView view = views.get(partition);
        if (view == null) {
            throw new IllegalStateException("a record of partition " + partition + ", which was not asked for");
        }
        return view;
    }

    private void fail(RuntimeException e) {
        // A denial is told once more by whoever waits for the counts; where nobody waits, this is all there is.
        LOG.atLevel(e instanceof AuthorizationException ? Level.WARN : Level.ERROR)
                .log("reading {} stopped: {}", topic, e.toString());
        lock.lock();
        try {
            failure = e;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until what was there at the start is read, every partition has a position, and they fulfil the condition, then looks at the
     * counts.
     *
     * @return null if that did not come within the limit
     */
    <T> @Nullable T when(
            Predicate<SortedMap<Integer, PartitionView>> condition,
            Duration limit,
            Function<SortedMap<Integer, PartitionView>, T> look) {
        long nanos = limit.toNanos();
        lock.lock();
        try {
            while (failure == null && !(isComplete() && condition.test(views))) {
                if (nanos <= 0) {
                    return null;
                }
                nanos = changed.awaitNanos(nanos);
            }
            if (failure != null) {
                throw new ReporterException("reading " + topic + " failed: " + failure.getMessage(), failure);
            }
            return look.apply(views);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReporterException("interrupted while waiting for the counts", e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * How far the reading had come at a moment.
     *
     * @param positions of the partitions that have one
     * @param missing the partitions whose counts are not whole
     */
    record Seen(List<Position> positions, SortedSet<Integer> missing) {}

    private Seen look() {
        SortedSet<Integer> missing = new TreeSet<>();
        views.forEach((partition, view) -> {
            if (view.position() == null) {
                missing.add(partition);
            }
        });
        toCatchUp.keySet().forEach(partition -> missing.add(partition.partition()));
        return new Seen(positions(views), missing);
    }

    /** What was seen last, a moment ago. */
    Seen seen() {
        return seen;
    }

    /** Why nothing is read any more, if it is not. */
    Optional<String> failure() {
        return failure == null ? Optional.empty() : Optional.of(topic + " is not read any more; the log says why");
    }

    /** Why nothing is read for now, if it is not. */
    Optional<String> denial() {
        return polling.denial();
    }

    /** What Kafka's client tells of itself. */
    KafkaClientMetrics clientMeters() {
        return new KafkaClientMetrics(consumer);
    }

    private boolean isComplete() {
        return toCatchUp.isEmpty() && views.values().stream().allMatch(view -> view.position() != null);
    }

    /** How far each partition has been counted, as far as is known. */
    SortedMap<Integer, Long> nextOffsets() {
        lock.lock();
        try {
            SortedMap<Integer, Long> offsets = new TreeMap<>();
            views.forEach((partition, view) -> offsets.put(partition, view.nextOffset()));
            return offsets;
        } finally {
            lock.unlock();
        }
    }

    /** The position of each partition. */
    static List<Position> positions(SortedMap<Integer, PartitionView> views) {
        List<Position> positions = new ArrayList<>();
        for (PartitionView view : views.values()) {
            if (view.position() != null) {
                positions.add(view.position());
            }
        }
        return positions;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
