package org.dossierstats.app.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.pipeline.Complaint;
import org.dossierstats.app.pipeline.TopicSettings;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.CommandGroup;
import org.dossierstats.app.terminal.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Topics. */
@Command(
        name = "topics",
        description = "Create the topics, and say who may do what with them.",
        subcommands = {TopicsCommand.Create.class, AclsCommand.class})
final class TopicsCommand extends CommandGroup {
    /** {@code topics create}. */
    @Command(
            name = "create",
            description =
                    "Create dossier-events, dossier-counts, dossier-rejects, dossier-current and dossier-summaries where they"
                            + " are missing, with the settings they need, and check those that are there.")
    static final class Create implements Callable<Integer> {
        private static final int DEFAULT_PARTITIONS = 4;

        @Mixin
        private KafkaOptions kafka;

        @Option(
                names = "--partitions",
                paramLabel = "N",
                description =
                        "Partitions of each but dossier-current and dossier-summaries; fixed from then on (default: "
                                + DEFAULT_PARTITIONS + ").")
        private @Nullable Integer partitions;

        @Option(
                names = "--replication",
                paramLabel = "N",
                description = "Copies of each partition (default: the broker's own default).")
        private @Nullable Short replication;

        @Option(
                names = "--repair",
                description = "Set what does not fit of the settings as it must be; never the number of partitions.")
        private boolean repair;

        @Override
        public Integer call() {
            int wanted = partitions == null ? DEFAULT_PARTITIONS : partitions;
            if (wanted < 1 || wanted > 1000) {
                throw new CommandFailure(ExitCode.USAGE, "--partitions must be 1 to 1000, not " + wanted);
            }
            if (replication != null && replication < 1) {
                throw new CommandFailure(ExitCode.USAGE, "--replication must be 1 or more, not " + replication);
            }
            PrintStream out = System.out;
            try (Admin admin = Admin.create(kafka.client())) {
                TopicSetup setup = new TopicSetup(admin);
                Set<String> created = setup.create(wanted, Optional.ofNullable(replication));
                int there = setup.check();
                if (partitions != null && there != wanted) {
                    throw new CommandFailure(
                            ExitCode.USAGE,
                            "the topics are there already with " + there + " partitions, not " + wanted
                                    + "; a dossier must stay in its partition, so that cannot be changed");
                }
                requireFit(new TopicSettings(admin));
                out.println(
                        created.isEmpty()
                                ? "all topics are there already and fit"
                                : "created " + String.join(", ", created));
            }
            return ExitCode.OK.code();
        }

        private void requireFit(TopicSettings settings) {
            List<Complaint> complaints = settings.complaints();
            if (complaints.isEmpty()) {
                return;
            }
            if (!repair) {
                complaints.forEach(complaint -> System.err.println("dossier-stats: " + complaint.line()));
                throw new CommandFailure(
                        ExitCode.UNAVAILABLE,
                        "settings that do not fit: " + complaints.size()
                                + "; to mend all of them: dossier-stats topics create --repair");
            }
            settings.mend(complaints);
            complaints.forEach(complaint -> System.out.println("set " + complaint.setting() + " of " + complaint.topic()
                    + " to " + complaint.remedy() + ", which was " + complaint.is()));
        }
    }
}
