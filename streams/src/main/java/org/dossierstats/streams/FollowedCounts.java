package org.dossierstats.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dossierstats.wire.AttributesPool;
import org.dossierstats.wire.LedgerFormat.Place;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The published counts of the partitions that may come to be counted here, read along: those whose ledger is restored, and those that
 * this instance stands by for. A task that begins takes them if they come to the checksum in its ledger.
 *
 * <p>Thread safety: one thread reads and changes the views under a lock; any may follow, forget and take.
 */
final class FollowedCounts implements PublishedCounts, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedCounts.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int NOTHING_NEW_MS = 100;
    private static final int RECORDS_A_POLL = 10_000;

    private final String topic;
    private final Map<String, Object> client;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<TopicPartition, FollowedPartition> followed = new HashMap<>();
    private final AttributesPool pool = new AttributesPool();
    private @Nullable Consumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;
    private boolean isClosed;
    private boolean isBroken;

    FollowedCounts(StreamsSettings settings) {
        this.topic = settings.counts().topic();
        this.client = settings.client();
    }

    @Override
    public void follow(int partition) {
        locked(() -> followed.computeIfAbsent(new TopicPartition(topic, partition), absent -> begin()));
    }

    @Override
    public void forget(int partition) {
        locked(() -> followed.remove(new TopicPartition(topic, partition)));
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            if (!isClosed && !isBroken) {
                change.run();
                changed.signalAll();
                if (consumer != null) {
                    consumer.wakeup();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private FollowedPartition begin() {
        if (thread == null) {
            thread = new Thread(this::run, "followed-counts");
            thread.setDaemon(true);
            thread.start();
        }
        return new FollowedPartition();
    }

    @Override
    public @Nullable StandingCounts take(int partition, Place place) {
        follow(partition);
        StandingCounts standing = await(new TopicPartition(topic, partition), place);
        if (standing == null) {
            LOG.debug("partition {} is counted anew: what is published is not what its ledger comes to", partition);
        } else if (!standing.areThoseOf(place)) {
            LOG.warn(
                    "partition {} is counted anew: its counts in {} are not those that were published",
                    partition,
                    topic);
            return null;
        }
        return standing;
    }

    /** Takes it out, so that it is read no more; null if it does not come to this place. */
    private @Nullable StandingCounts await(TopicPartition partition, Place place) {
        long begun = System.nanoTime();
        lock.lock();
        try {
            FollowedPartition one = followed.get(partition);
            while (one != null && !isClosed && !isBroken && !one.isAt(place) && !one.hasNoMore(begun)) {
                changed.awaitNanos(POLL.toNanos());
            }
            followed.remove(partition);
            return one == null ? null : one.take(place);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try (Consumer<byte[], byte[]> reading = consumer(client)) {
            Map<TopicPartition, FollowedPartition> assigned = Map.of();
            while (true) {
                Map<TopicPartition, FollowedPartition> wanted = awaitSome(reading);
                if (wanted.isEmpty()) {
                    return;
                }
                if (!wanted.equals(assigned)) {
                    assign(reading, assigned, wanted);
                    assigned = wanted;
                }
                read(reading, assigned);
            }
        } catch (InterruptedException e) {
            LOG.debug("closed");
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be read: {}; partitions that begin here are counted anew", topic, e.toString());
            lock.lock();
            try {
                isBroken = true;
                followed.clear();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** What is followed now, as soon as there is something; nothing when it is closed. */
    private Map<TopicPartition, FollowedPartition> awaitSome(Consumer<byte[], byte[]> reading)
            throws InterruptedException {
        lock.lock();
        try {
            consumer = reading;
            if (followed.isEmpty()) {
                reading.unsubscribe();
            }
            while (followed.isEmpty() && !isClosed) {
                changed.await();
            }
            return isClosed ? Map.of() : Map.copyOf(followed);
        } finally {
            lock.unlock();
        }
    }

    private static void assign(
            Consumer<byte[], byte[]> reading,
            Map<TopicPartition, FollowedPartition> before,
            Map<TopicPartition, FollowedPartition> wanted) {
        List<TopicPartition> begun = wanted.keySet().stream()
                .filter(partition -> wanted.get(partition) != before.get(partition))
                .toList();
        reading.assign(wanted.keySet());
        if (!begun.isEmpty()) {
            reading.seekToBeginning(begun);
        }
    }

    private void read(Consumer<byte[], byte[]> reading, Map<TopicPartition, FollowedPartition> assigned) {
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = reading.poll(POLL);
        } catch (WakeupException e) {
            return; // Something else is followed now.
        }
        lock.lock();
        try {
            assigned.forEach((partition, one) -> {
                List<ConsumerRecord<byte[], byte[]>> some = records.records(partition);
                if (followed.get(partition) == one) {
                    one.read(some, pool, reading.currentLag(partition));
                }
            });
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, NOTHING_NEW_MS);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        locked(() -> isClosed = true);
    }
}
