package org.dossierstats.app.command.streams;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.pipeline.CountsSwap;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.app.terminal.Shutdown;
import org.dossierstats.dossier.Rules;
import org.dossierstats.reporter.ComparisonText;
import org.dossierstats.reporter.CountsComparison;
import org.dossierstats.reporter.CountsInForceWatch;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.dossierstats.wire.CountsInForce;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code streams rebuild}. */
@Command(
        name = "rebuild",
        description = {
            "Count all events anew, under these rules and an application id of its own, beside the counts in force.",
            "When it has come as far, shows the figures of each month that come out differently, and goes on counting until it is"
                    + " stopped: put its counts into force with streams swap meanwhile, or with --swap at once.",
            "Started again with the same id it goes on where it was."
        })
final class RebuildCommand implements Callable<Integer> {
    private static final int SHOWN_OF_HASH = 8;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private RulesOptions rules;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            description = "Its application id (default: dossier-stats- and the beginning of the id of the rules).")
    private @Nullable String applicationId;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = "data/streams",
            description = "Local copy of the ledger, in a directory of its own within (default: ${DEFAULT-VALUE}).")
    private Path stateDir;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Partitions counted at a time (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long the counting may stand still (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(
            names = "--differences",
            paramLabel = "FILE",
            description = "Write every count that differs as CSV: agency, procedure, field, channel, day, count.")
    private @Nullable Path differences;

    @Option(names = "--once", description = "End after the comparison; start streams with this id to go on.")
    private boolean once;

    @Option(names = "--swap", description = "Put the new counts into force after the comparison.")
    private boolean swap;

    @Override
    public Integer call() throws InterruptedException {
        if (once && swap) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--once and --swap do not go together: nobody would go on counting what is in force");
        }
        Map<String, Object> client = kafka.client();
        Rules wanted = rules.rules();
        String id = applicationId == null ? idOf(wanted) : applicationId;
        CountsInForce counts = counts(id);
        Duration limit = limit(timeout);
        CountsInForce before = CountsInForceWatch.now(client);
        if (before.equals(counts)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "the counts of " + id + " are in force; rebuild under another --application-id, beside them");
        }
        StreamsSettings settings = settings(id, client, wanted);
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin).createCounts(counts);
        }
        try (RunningStreams streams = RunningStreams.start(settings)) {
            Shutdown.closes(streams);
            CountsComparison comparison = compared(client, before, counts, limit, streams);
            show(before, counts, comparison);
            if (swap) {
                CountsSwap.putInForce(client, counts);
                System.out.println("the counts of " + id + " are in force, in place of " + before.applicationId());
            }
            if (!once) {
                System.err.println("goes on counting as " + id
                        + (swap
                                ? ""
                                : "; to put its counts into force: dossier-stats streams swap --application-id " + id)
                        + "; stop with Ctrl-C");
                streams.awaitEnd();
                requireSound(streams);
            }
        }
        return ExitCode.OK.code();
    }

    private StreamsSettings settings(String id, Map<String, Object> client, Rules wanted) {
        try {
            return new StreamsSettings(id, client, stateDir, threads, wanted);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private static String idOf(Rules rules) {
        String hash = rules.id().substring("sha256:".length());
        return CountsInForce.DEFAULT.applicationId() + "-" + hash.substring(0, SHOWN_OF_HASH);
    }

    static CountsInForce counts(String applicationId) {
        try {
            return new CountsInForce(applicationId);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    static Duration limit(int seconds) {
        if (seconds < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--timeout must be 1 or more, not " + seconds);
        }
        return Duration.ofSeconds(seconds);
    }

    private static CountsComparison compared(
            Map<String, Object> client,
            CountsInForce before,
            CountsInForce counts,
            Duration limit,
            RunningStreams streams) {
        try {
            return ProgressLine.whileCounting(progress -> CountsComparison.of(client, before, counts, limit, progress));
        } catch (ReporterException e) {
            requireSound(streams);
            throw e;
        }
    }

    private static void requireSound(RunningStreams streams) {
        streams.failure().ifPresent(failure -> {
            throw new CommandFailure(ExitCode.FAILURE, "counting stopped: " + failure.getMessage(), failure);
        });
    }

    private void show(CountsInForce before, CountsInForce after, CountsComparison compared) {
        System.out.print(ComparisonText.table(before, after, compared));
        if (differences != null) {
            write(differences, ComparisonText.csv(compared));
        }
    }

    private static void write(Path file, String csv) {
        try {
            Files.writeString(file, csv, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "cannot write --differences " + file + ": " + e.getMessage(), e);
        }
    }
}
