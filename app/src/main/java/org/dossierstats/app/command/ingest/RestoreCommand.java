package org.dossierstats.app.command.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.ingest.backup.BackupEnd;
import org.dossierstats.ingest.backup.BackupFile;
import org.dossierstats.ingest.backup.Restore;
import org.dossierstats.reporter.SummaryText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ingest restore}. */
@Command(
        name = "restore",
        description = {
            "Put a backup into empty topics, of any number of partitions, with the times the events came into Kafka at.",
            "All of it is checked first. Interrupted, it goes on when it is started again with the same file.",
            "Nobody may write dossier-events meanwhile."
        })
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "What ingest export wrote.")
    private Path file;

    @Option(names = "--check", description = "Only say whether the file is whole and unaltered. Needs no Kafka.")
    private boolean check;

    @Mixin
    private KafkaOptions kafka;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure(ExitCode.INPUT, "there is no file " + file);
        }
        BackupFile backup = new BackupFile(file);
        if (check) {
            System.out.println(file + " is whole: " + told(checked(backup)));
            return ExitCode.OK.code();
        }
        Map<String, Object> client = kafka.client();
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin).check();
        }
        Restore.Restored restored = restored(new Restore(backup, client));
        System.out.println("restored " + told(restored.end())
                + (restored.before() > 0
                        ? "; of these " + SummaryText.number(restored.before()) + " were there already"
                        : ""));
        return ExitCode.OK.code();
    }

    private static BackupEnd checked(BackupFile backup) {
        try (ProgressLine progress = ProgressLine.ofBytes("Checking")) {
            return backup.check(progress);
        }
    }

    private static Restore.Restored restored(Restore restore) {
        try (ProgressLine progress = ProgressLine.ofBytes("Restoring")) {
            return restore.run(progress);
        }
    }

    private static String told(BackupEnd end) {
        return SummaryText.number(end.events()) + " events and " + SummaryText.number(end.summaries())
                + " sealed summaries";
    }
}
