package org.dossierstats.app.command.streams;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.pipeline.CountsSwap;
import org.dossierstats.app.pipeline.StreamsGroup;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.reporter.CountsComparison;
import org.dossierstats.reporter.CountsInForceWatch;
import org.dossierstats.wire.CountsInForce;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code streams swap}. */
@Command(
        name = "swap",
        description = {
            "Put the counts of an application into force: reporters turn to them, without an interruption.",
            "Refused unless it is running and its counts are complete. The way back is a swap to the application before."
        })
final class SwapCommand implements Callable<Integer> {
    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--application-id",
            required = true,
            paramLabel = "ID",
            description = "The application; its streams must be running.")
    private String applicationId;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long its counting may stand still (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Override
    public Integer call() {
        Map<String, Object> client = kafka.client();
        CountsInForce counts = RebuildCommand.counts(applicationId);
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin).check(counts);
            if (!StreamsGroup.isCounting(admin, applicationId)) {
                throw new CommandFailure(
                        ExitCode.UNAVAILABLE,
                        "nobody counts as " + applicationId + "; start first: dossier-stats streams --application-id "
                                + applicationId + " with its rules");
            }
        }
        CountsInForce before = CountsInForceWatch.now(client);
        if (before.equals(counts)) {
            System.out.println("the counts of " + applicationId + " are in force already");
            return ExitCode.OK.code();
        }
        Duration limit = RebuildCommand.limit(timeout);
        ProgressLine.whileCounting(progress -> {
            CountsComparison.awaitCounted(client, counts, limit, progress);
            return true;
        });
        CountsSwap.putInForce(client, counts);
        System.out.println("the counts of " + applicationId + " are in force, in place of " + before.applicationId());
        return ExitCode.OK.code();
    }
}
