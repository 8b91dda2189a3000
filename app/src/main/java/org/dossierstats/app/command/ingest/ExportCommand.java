package org.dossierstats.app.command.ingest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.ingest.backup.Export;
import org.dossierstats.reporter.SummaryText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ingest export}. */
@Command(
        name = "export",
        description = {
            "Write a backup: every record of dossier-events, and every sealed summary, as they stand in Kafka now.",
            "All else is counted from it; ingest restore puts it into another Kafka, of any number of partitions."
        })
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file; gzipped if its name ends with .gz.")
    private Path file;

    @Option(names = "--overwrite", description = "Write it even if there is such a file.")
    private boolean overwrite;

    @Mixin
    private KafkaOptions kafka;

    @Override
    public Integer call() {
        requireWritable();
        Export.Written written = write();
        System.out.println("exported " + SummaryText.number(written.end().events()) + " events and "
                + SummaryText.number(written.end().summaries()) + " sealed summaries to " + file + ": all before "
                + written.head().ends().entrySet().stream()
                        .map(end -> end.getKey() + ":" + end.getValue())
                        .collect(Collectors.joining(", "))
                + "; sha256:" + written.end().sha256());
        return ExitCode.OK.code();
    }

    private void requireWritable() {
        if (!Files.isDirectory(directory())) {
            throw new CommandFailure(ExitCode.USAGE, file + ": there is no directory " + directory());
        }
        if (Files.exists(file) && !overwrite) {
            throw new CommandFailure(ExitCode.USAGE, file + " is there already; write another, or say --overwrite");
        }
    }

    /** Whole or not at all. */
    private Export.Written write() {
        try {
            Path written = Files.createTempFile(directory(), ".dossier-stats-", ".tmp");
            try {
                Export.Written told;
                try (OutputStream out = packed(new BufferedOutputStream(Files.newOutputStream(written)));
                        ProgressLine progress = ProgressLine.ofRecords("Exporting")) {
                    told = new Export(kafka.client(), progress).to(out);
                }
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                return told;
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private OutputStream packed(OutputStream out) throws IOException {
        return file.getFileName().toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
    }

    private Path directory() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }
}
