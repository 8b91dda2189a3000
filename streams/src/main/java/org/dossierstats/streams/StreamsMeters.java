package org.dossierstats.streams;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.dossierstats.dossier.EventType;
import org.dossierstats.monitor.PartitionMeters;
import org.dossierstats.wire.Decoded.Reason;

/**
 * What the tasks of a process do, in numbers: counters of all of them together, and what is told of each partition while its task is
 * here. An event costs an addition.
 *
 * <p>Thread safety: any task counts; tasks come and go on any thread.
 */
final class StreamsMeters {
    /** From the rhythm of publishing to what is catching up rather than a delay. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private static final String EVENTS =
            "Records of dossier-events that were counted, had been counted before, or were rejected";

    private final MeterRegistry registry;
    private final Map<EventType, LongAdder> counted = new EnumMap<>(EventType.class);
    private final Map<EventType, LongAdder> repeated = new EnumMap<>(EventType.class);
    private final Map<Reason, LongAdder> rejected = new EnumMap<>(Reason.class);
    private final Timer delay;
    private final Timer rebuild;
    private final Timer takeUp;
    private final Timer restore;
    private final ConcurrentMap<Integer, PartitionMeters> tasks = new ConcurrentHashMap<>();

    StreamsMeters(MeterRegistry registry) {
        this.registry = registry;
        for (EventType type : EventType.values()) {
            counted.put(type, events(type.wireName(), "counted"));
            repeated.put(type, events(type.wireName(), "repeated"));
        }
        for (Reason reason : Reason.values()) {
            rejected.put(reason, rejects(reason));
        }
        FunctionCounter.builder("dossier.stats.streams.events", rejected.values(), StreamsMeters::sum)
                .description(EVENTS)
                .tag("type", "unknown")
                .tag("outcome", "rejected")
                .register(registry);
        this.delay = Timer.builder("dossier.stats.streams.publish.delay")
                .description(
                        "From when the oldest event of a publication came into Kafka to when its counts went there")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
        this.rebuild = Timer.builder("dossier.stats.streams.rebuild")
                .description("Time to count a partition anew from its ledger")
                .register(registry);
        this.takeUp = Timer.builder("dossier.stats.streams.take.up")
                .description("Time to go on with the counts of a partition that stand published")
                .register(registry);
        this.restore = Timer.builder("dossier.stats.streams.restore")
                .description("Time to bring the local copy of a partition's ledger up to the one in Kafka")
                .register(registry);
    }

    private LongAdder events(String type, String outcome) {
        LongAdder events = new LongAdder();
        FunctionCounter.builder("dossier.stats.streams.events", events, LongAdder::sum)
                .description(EVENTS)
                .tag("type", type)
                .tag("outcome", outcome)
                .register(registry);
        return events;
    }

    private static double sum(Collection<LongAdder> adders) {
        return adders.stream().mapToLong(LongAdder::sum).sum();
    }

    private LongAdder rejects(Reason reason) {
        LongAdder rejects = new LongAdder();
        FunctionCounter.builder("dossier.stats.streams.rejects", rejects, LongAdder::sum)
                .description("Records that could not be counted and went to dossier-rejects")
                .tag("reason", reason.name())
                .register(registry);
        return rejects;
    }

    void counted(EventType type) {
        adder(counted, type).increment();
    }

    /** It was counted before. */
    void repeated(EventType type) {
        adder(repeated, type).increment();
    }

    void rejected(Reason reason) {
        adder(rejected, reason).increment();
    }

    private static <K> LongAdder adder(Map<K, LongAdder> adders, K key) {
        LongAdder adder = adders.get(key);
        if (adder == null) {
            throw new IllegalStateException("no counter for " + key);
        }
        return adder;
    }

    void published(Duration afterAppend) {
        delay.record(afterAppend);
    }

    void rebuilt(long nanos) {
        rebuild.record(Duration.ofNanos(nanos));
    }

    void tookUp(long nanos) {
        takeUp.record(Duration.ofNanos(nanos));
    }

    void restored(long nanos) {
        restore.record(Duration.ofNanos(nanos));
    }

    /** A task begins with a partition: another that had it before is gone. */
    PartitionMeters begin(int partition) {
        PartitionMeters before = tasks.remove(partition);
        if (before != null) {
            before.close();
        }
        PartitionMeters task = new PartitionMeters("streams", partition, registry);
        tasks.put(partition, task);
        return task;
    }

    /** The task is closed, or has gone elsewhere. */
    void end(PartitionMeters task) {
        if (tasks.remove(task.partition(), task)) {
            task.close();
        }
    }

    /** By partition, the tasks that are here. */
    SortedMap<Integer, PartitionMeters> tasks() {
        return new TreeMap<>(tasks);
    }
}
