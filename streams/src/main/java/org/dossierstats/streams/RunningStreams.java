package org.dossierstats.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.dossierstats.monitor.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology at work. A failure stops all of it, for the process to end and be started anew: state is safe in Kafka. */
public final class RunningStreams implements Health, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningStreams.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final Sharing sharing;
    private final StreamsMeters meters;
    private final FollowedCounts followed;
    private final Restoring restoring;
    private final List<AutoCloseable> measuring = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private RunningStreams(KafkaStreams streams, Sharing sharing, StreamsMeters meters, FollowedCounts followed) {
        this.streams = streams;
        this.sharing = sharing;
        this.meters = meters;
        this.followed = followed;
        this.restoring = new Restoring(meters, followed);
    }

    /**
     * Nobody wants to know how it does.
     *
     * @throws UnreadableLedgerException if the local copy of the ledger is damaged
     */
    public static RunningStreams start(StreamsSettings settings) {
        RunningStreams running = of(settings, new CompositeMeterRegistry());
        running.begin(settings);
        return running;
    }

    /**
     * The topology at work, measured.
     *
     * @param registry where its meters go, with those of Kafka Streams and its clients
     * @throws UnreadableLedgerException if the local copy of the ledger is damaged
     */
    public static RunningStreams start(StreamsSettings settings, MeterRegistry registry) {
        RunningStreams running = of(settings, registry);
        running.measure(registry, settings.client());
        running.begin(settings);
        return running;
    }

    private static RunningStreams of(StreamsSettings settings, MeterRegistry registry) {
        StreamsConfig config = new StreamsConfig(settings.properties());
        StreamsMeters meters = new StreamsMeters(registry);
        FollowedCounts followed = new FollowedCounts(settings);
        return new RunningStreams(
                new KafkaStreams(EventsToCounts.build(new TopologyConfig(config), settings, meters, followed), config),
                settings.sharing(),
                meters,
                followed);
    }

    private void measure(MeterRegistry registry, Map<String, Object> client) {
        KafkaStreamsMetrics kafka = new KafkaStreamsMetrics(streams);
        kafka.bindTo(registry);
        measuring.add(kafka);
        measuring.add(LagWatch.start(streams, meters, client));
    }

    private void begin(StreamsSettings settings) {
        streams.setGlobalStateRestoreListener(restoring);
        streams.setStandbyUpdateListener(restoring);
        streams.setUncaughtExceptionHandler(error -> {
            LOG.error("counting stopped: {}", rootCause(error).toString(), error);
            failure.compareAndSet(null, error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == State.NOT_RUNNING || now == State.ERROR) {
                ended.countDown();
            }
        });
        try {
            streams.start();
        } catch (ProcessorStateException e) {
            close();
            throw new UnreadableLedgerException(settings.stateDir().resolve(settings.applicationId()), e);
        }
    }

    /** Waits until it is closed or has failed. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Waits so long for that; false if it goes on. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why it ended by itself, if it did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public List<String> failures() {
        if (failure.get() != null) {
            return List.of("the counting has failed; the log says why");
        }
        return ended.getCount() == 0 ? List.of("the counting has ended") : List.of();
    }

    @Override
    public List<String> unready() {
        List<String> reasons = new ArrayList<>();
        restoring.partitions().forEach(partition -> reasons.add("partition " + partition + " is being restored"));
        meters.tasks().forEach((partition, task) -> {
            if (!task.hasPosition()) {
                reasons.add("partition " + partition + " is being rebuilt");
            }
        });
        State state = streams.state();
        if (reasons.isEmpty() && state != State.RUNNING) {
            reasons.add(
                    state == State.CREATED || state == State.REBALANCING
                            ? "it is not settled yet which partitions are counted here"
                            : "the counting ends");
        }
        return reasons;
    }

    private static Throwable rootCause(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public void close() {
        measuring.forEach(RunningStreams::stop);
        followed.close();
        if (!streams.close(
                CloseOptions.groupMembershipOperation(sharing.atItsEnd()).withTimeout(CLOSE_LIMIT))) {
            LOG.warn("streams did not end within {} s", CLOSE_LIMIT.toSeconds());
        }
    }

    private static void stop(AutoCloseable measuring) {
        try {
            measuring.close();
        } catch (Exception e) {
            LOG.warn("not closed: {}", e.toString());
        }
    }
}
