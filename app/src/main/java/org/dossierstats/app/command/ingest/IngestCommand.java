package org.dossierstats.app.command.ingest;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.command.option.FileOptions;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.app.terminal.CommandGroup;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.ingest.file.Checked;
import org.dossierstats.ingest.file.Contents;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.reporter.SummaryText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Events in. */
@Command(
        name = "ingest",
        description = "Publish events.",
        subcommands = {GatewayCommand.class, KeysCommand.class, IngestCommand.Import.class, RejectsCommand.class})
public final class IngestCommand extends CommandGroup {
    /** {@code ingest import}. */
    @Command(
            name = "import",
            description = {
                "Publish the events of a CSV file (.csv or .csv.gz).",
                "All of it is checked first; importing it again changes nothing."
            })
    static final class Import implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The file.")
        private Path file;

        @Mixin
        private FileOptions input;

        @Mixin
        private KafkaOptions kafka;

        @Override
        public Integer call() {
            Checked.Sound checked = input.checked(file);
            Map<String, Object> client = kafka.client();
            try (Admin admin = Admin.create(client)) {
                new TopicSetup(admin).check();
            }
            System.out.println(told(publish(checked, client)));
            return ExitCode.OK.code();
        }

        private static String told(Contents published) {
            return "published " + SummaryText.number(published.eventCount()) + " events from "
                    + SummaryText.number(published.items()) + " rows: "
                    + published.events().entrySet().stream()
                            .map(entry -> SummaryText.number(entry.getValue()) + " "
                                    + entry.getKey().wireName())
                            .collect(Collectors.joining(", "));
        }
    }

    public static Contents publish(Checked.Sound checked, Map<String, Object> client) {
        try (DossierEvents events = DossierEvents.publisher(client);
                ProgressLine progress = ProgressLine.ofBytes("Publishing")) {
            return checked.publish(events.bulk(), progress);
        }
    }
}
