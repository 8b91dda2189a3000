package org.dossierstats.app.command.streams;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.MonitorOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.pipeline.Measured;
import org.dossierstats.app.pipeline.TopicSettings;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.Shutdown;
import org.dossierstats.http.Listener;
import org.dossierstats.monitor.MonitorServer;
import org.dossierstats.monitor.Monitoring;
import org.dossierstats.reporter.CountsInForceWatch;
import org.dossierstats.rollup.Coarse;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.dossierstats.wire.CountsInForce;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code streams}. */
@Command(
        name = "streams",
        description = "Count the events: dossier-events to dossier-counts, exactly once.",
        subcommands = {RebuildCommand.class, SwapCommand.class})
public final class StreamsCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsCommand.class);

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private RulesOptions rules;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = StreamsSettings.DEFAULT_APPLICATION_ID,
            description = {
                "Instances of one id share the work (default: ${DEFAULT-VALUE}).",
                "Each id has counts of its own; other ids than the default are begun with streams rebuild."
            })
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

    @Option(
            names = "--roll-up",
            paramLabel = "LEVELS",
            description = {
                "Count half-months of higher agencies too, all procedures as one, into dossier-counts.rolled-up, for reporter --rolled-up: of H32.19.05, 1 leaves H32, 2 leave H32.19.",
                "The same for all instances of an id."
            })
    private @Nullable Integer rollUp;

    @Mixin
    private SharingOptions sharing;

    @Mixin
    private MonitorOptions monitor;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Object> client = kafka.client();
        Listener listener = monitor.listener();
        StreamsSettings settings;
        try {
            settings = new StreamsSettings(applicationId, client, stateDir, threads, rules.rules())
                    .shared(sharing.sharing())
                    .rollingUp(rollUp == null ? null : new Coarse(rollUp));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
        try (Admin admin = Admin.create(client)) {
            TopicSetup topics = new TopicSetup(admin);
            topics.check(settings.counts());
            new TopicSettings(admin).warn(settings.counts());
            if (settings.rolledUp() != null) {
                topics.createRolledUp(settings.counts());
            }
        }
        CountsInForce inForce = CountsInForceWatch.now(client);
        if (!inForce.applicationId().equals(applicationId)) {
            LOG.warn(
                    "the counts in force are those of {}; put these into force with: dossier-stats streams swap"
                            + " --application-id {}",
                    inForce.applicationId(),
                    applicationId);
        }
        try (Monitoring monitoring = MonitorOptions.monitoring(settings.rules(), Clock.systemUTC());
                MonitorServer server = MonitorOptions.serve(monitoring, listener);
                RunningStreams streams = RunningStreams.start(settings, monitoring.registry());
                Measured measured = new Measured(monitoring).kafka(client)) {
            Shutdown.closes(measured, streams);
            monitoring.watch(streams);
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
