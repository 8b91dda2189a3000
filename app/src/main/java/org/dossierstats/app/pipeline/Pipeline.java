package org.dossierstats.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.broker.Directories;
import org.dossierstats.app.broker.EmbeddedBroker;
import org.dossierstats.dossier.Rules;
import org.dossierstats.monitor.Monitoring;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.CountsInForceWatch;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.Reporter.CountingProgress;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.jspecify.annotations.Nullable;

/** The whole line in one process: the broker, the topics, streams and the reporter. */
public final class Pipeline implements AutoCloseable {
    private static final int PARTITIONS = 2;
    private static final int THREADS = 2;
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final EmbeddedBroker broker;
    private final RunningStreams streams;
    private final Reporter reporter;
    private final @Nullable Path temporary;
    private boolean closed;

    private Pipeline(EmbeddedBroker broker, RunningStreams streams, Reporter reporter, @Nullable Path temporary) {
        this.broker = broker;
        this.streams = streams;
        this.reporter = reporter;
        this.temporary = temporary;
    }

    /** One that leaves nothing behind. */
    public static Pipeline startTemporary(Rules rules) {
        return startTemporary(rules, null);
    }

    /**
     * The same.
     *
     * @param monitoring where it tells how it does; null for nowhere
     */
    public static Pipeline startTemporary(Rules rules, @Nullable Monitoring monitoring) {
        try {
            Path state = Files.createTempDirectory("dossier-stats-state-");
            return start(EmbeddedBroker.startTemporary(), new Counting(state, rules, monitoring), state);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary directory for the ledger", e);
        }
    }

    /**
     * A durable one.
     *
     * @param directory where everything is kept
     * @param kafkaPort 0 for any free one
     * @param monitoring where it tells how it does; null for nowhere
     */
    public static Pipeline start(Path directory, int kafkaPort, Rules rules, @Nullable Monitoring monitoring) {
        return start(
                EmbeddedBroker.start(directory.resolve("kafka"), kafkaPort),
                new Counting(directory.resolve("streams"), rules, monitoring),
                null);
    }

    /** How the events are counted. */
    private record Counting(
            Path state, Rules rules, @Nullable Monitoring monitoring) {
        RunningStreams start(Map<String, Object> client) {
            StreamsSettings settings =
                    new StreamsSettings(CountsInForceWatch.now(client).applicationId(), client, state, THREADS, rules);
            if (monitoring == null) {
                return RunningStreams.start(settings);
            }
            RunningStreams streams = RunningStreams.start(settings, monitoring.registry());
            monitoring.watch(streams);
            return streams;
        }
    }

    private static Pipeline start(EmbeddedBroker broker, Counting counting, @Nullable Path temporary) {
        RunningStreams streams = null;
        try {
            Map<String, Object> client = client(broker);
            try (Admin admin = Admin.create(client)) {
                TopicSetup topics = new TopicSetup(admin);
                topics.create(PARTITIONS, Optional.of((short) 1));
                topics.check(CountsInForceWatch.now(client));
            }
            streams = counting.start(client);
            return new Pipeline(broker, streams, Reporter.start(client, counting.rules()), temporary);
        } catch (RuntimeException e) {
            if (streams != null) {
                streams.close();
            }
            broker.close();
            throw e;
        }
    }

    private static Map<String, Object> client(EmbeddedBroker broker) {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServer());
    }

    public String bootstrapServer() {
        return broker.bootstrapServer();
    }

    /** Properties of a Kafka client of this pipeline. */
    public Map<String, Object> client() {
        return client(broker);
    }

    public Reporter reporter() {
        return reporter;
    }

    /** Summaries of everything published until now; the limit is for the counting standing still. */
    public List<PeriodSummary> fresh(List<Period> periods, Duration limit, CountingProgress progress) {
        try {
            return reporter.fresh(periods, limit, progress);
        } catch (ReporterException e) {
            throw streams.failure()
                    .map(failure -> new PipelineException("counting stopped: " + failure.getMessage(), failure))
                    .orElseThrow(() -> e);
        }
    }

    /**
     * Waits so long, and tells whether events are still being counted; they are not once it is closed.
     *
     * @throws PipelineException if the counting failed
     */
    public boolean isCountingAfter(Duration time) throws InterruptedException {
        boolean ended = streams.awaitEnd(time);
        Optional<Throwable> failure = streams.failure();
        if (failure.isPresent()) {
            throw new PipelineException("counting stopped: " + failure.get().getMessage(), failure.get());
        }
        return !ended;
    }

    /** Waits until it is closed. */
    public void awaitEnd() throws InterruptedException {
        while (isCountingAfter(A_WHILE)) {
            // Goes on counting.
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        reporter.close();
        streams.close();
        broker.close();
        if (temporary != null) {
            Directories.delete(temporary);
        }
    }
}
