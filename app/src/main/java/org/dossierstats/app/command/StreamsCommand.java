package org.dossierstats.app.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code streams}. */
@Command(name = "streams", description = "Count the events: dossier-events to dossier-counts, exactly once.")
final class StreamsCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsCommand.class);

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private RulesOptions rules;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = StreamsSettings.DEFAULT_APPLICATION_ID,
            description = "Instances of one id share the work (default: ${DEFAULT-VALUE}).")
    private String applicationId;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = "data/streams",
            description = "Local copy of the ledger (default: ${DEFAULT-VALUE}).")
    private Path stateDir;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Partitions counted at a time (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Object> client = kafka.client();
        StreamsSettings settings;
        try {
            settings = new StreamsSettings(applicationId, client, stateDir, threads, rules.rules());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin).check();
        }
        try (RunningStreams streams = RunningStreams.start(settings)) {
            Shutdown.closes(streams);
            LOG.info(
                    "counting as {} with {} threads, zone {}",
                    applicationId,
                    threads,
                    settings.rules().zone());
            streams.awaitEnd();
            Optional<Throwable> failure = streams.failure();
            if (failure.isPresent()) {
                throw new CommandFailure(
                        ExitCode.FAILURE, "counting stopped: " + failure.get().getMessage(), failure.get());
            }
        }
        return ExitCode.OK.code();
    }
}
