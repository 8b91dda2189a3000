package org.dossierstats.app.command.ingest;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.command.option.FileKind;
import org.dossierstats.app.command.option.FileOptions;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.ingest.file.Checked;
import org.dossierstats.ingest.file.Contents;
import org.dossierstats.ingest.publish.DossierEvents;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ingest import}. */
@Command(
        name = "import",
        description = {
            "Publish the events of a file: CSV, TSV, XLSX, XES, NDJSON or records of the national synchronisation",
            "(--format dong-bo-ho-so), plain or gzipped.",
            "All of it is checked first; importing it again changes nothing."
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int MAX_PROBLEMS = 100_000;
    private static final int DEFAULT_PROBLEMS = 100;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; without it, the name of the file tells.")
    private @Nullable FileKind format;

    @Mixin
    private FileOptions input;

    @Option(
            names = "--dry-run",
            description =
                    "Say what would be imported and what is wrong, line by line; publish nothing. Needs no Kafka.")
    private boolean dryRun;

    @Option(
            names = "--max-problems",
            paramLabel = "N",
            description = "How many problems --dry-run shows at most (default: " + DEFAULT_PROBLEMS + ").")
    private @Nullable Integer maxProblems;

    @Mixin
    private KafkaOptions kafka;

    @Override
    public Integer call() {
        int shown = shown();
        FileKind kind = FileKind.of(format, "--format", file);
        if (dryRun) {
            return ImportReport.show(file, input.checked(file, kind, shown), System.out);
        }
        Checked.Sound checked = input.sound(file, kind);
        Map<String, Object> client = kafka.client();
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin).check();
        }
        System.out.println(ImportReport.of("published", publish(checked, client)));
        return ExitCode.OK.code();
    }

    private int shown() {
        if (maxProblems == null) {
            return DEFAULT_PROBLEMS;
        }
        if (!dryRun) {
            throw new CommandFailure(ExitCode.USAGE, "--max-problems goes with --dry-run");
        }
        if (maxProblems < 1 || maxProblems > MAX_PROBLEMS) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--max-problems must be 1 to " + MAX_PROBLEMS + ", not " + maxProblems);
        }
        return maxProblems;
    }

    /** Publishes a file that was checked, and says what was in it. */
    public static Contents publish(Checked.Sound checked, Map<String, Object> client) {
        try (DossierEvents events = DossierEvents.publisher(client);
                ProgressLine progress = ProgressLine.ofBytes("Publishing")) {
            return checked.publish(events.bulk(), progress);
        }
    }
}
