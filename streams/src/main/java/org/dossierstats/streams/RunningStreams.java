package org.dossierstats.streams;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology at work. A failure stops all of it, for the process to end and be started anew: state is safe in Kafka. */
public final class RunningStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningStreams.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private RunningStreams(KafkaStreams streams) {
        this.streams = streams;
    }

    public static RunningStreams start(StreamsSettings settings) {
        StreamsConfig config = new StreamsConfig(settings.properties());
        RunningStreams running = new RunningStreams(
                new KafkaStreams(EventsToCounts.build(new TopologyConfig(config), settings), config));
        running.start();
        return running;
    }

    private void start() {
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
        streams.start();
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

    private static Throwable rootCause(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Leaves the group: otherwise whoever comes next waits until Kafka gives this member up. */
    @Override
    public void close() {
        CloseOptions leaving = CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_LIMIT);
        if (!streams.close(leaving)) {
            LOG.warn("streams did not end within {} s", CLOSE_LIMIT.toSeconds());
        }
    }
}
