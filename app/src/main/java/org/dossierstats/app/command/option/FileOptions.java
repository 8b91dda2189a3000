package org.dossierstats.app.command.option;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.ingest.file.Checked;
import org.dossierstats.ingest.file.FileFormat;
import org.dossierstats.ingest.file.FileImport;
import org.dossierstats.ingest.file.Problem;
import org.dossierstats.ingest.mapping.ImportException;
import org.dossierstats.ingest.mapping.Mapping;
import org.dossierstats.reporter.SummaryText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to read a file. */
public final class FileOptions {
    /** One line is read, a page of them is not. */
    private static final int SHOWN = 3;

    @Option(
            names = "--mapping",
            paramLabel = "MAP",
            description =
                    "YAML file that says what the columns mean (docs/mapping.md); needed unless the file is NDJSON or of synchronisation records.")
    private @Nullable Path mapping;

    @Mixin
    private SyncOptions sync;

    /**
     * The file, if all of it is right; else what is wrong with it goes to stderr and nothing is taken in.
     *
     * @param kind what the file is
     */
    public Checked.Sound sound(Path file, FileKind kind) {
        Checked checked = checked(file, kind, SHOWN);
        if (checked instanceof Checked.Faulty faulty) {
            throw new CommandFailure(ExitCode.INPUT, told(file, faulty));
        }
        return (Checked.Sound) checked;
    }

    /**
     * The file, right or wrong.
     *
     * @param kept how many problems are kept
     */
    public Checked checked(Path file, FileKind kind, int kept) {
        requireMapping(kind);
        try (ProgressLine progress = ProgressLine.ofBytes("Checking " + file.getFileName())) {
            Checked checked = new FileImport(file, format(kind)).check(progress, kept);
            checked.contents().notes().forEach(note -> System.err.println(file + ": " + note));
            return checked;
        } catch (ImportException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    private void requireMapping(FileKind kind) {
        if (kind.needsMapping() && mapping == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "a file in " + kind + " needs a --mapping that says what its columns mean"
                            + "; 'ingest mapping suggest' drafts one");
        }
        if (!kind.needsMapping() && mapping != null) {
            throw new CommandFailure(
                    ExitCode.USAGE, "a file in " + kind + " takes no --mapping: it says itself what is in it");
        }
    }

    private FileFormat format(FileKind kind) {
        return mapping == null ? kind.format(sync) : kind.format(Mapping.read(mapping));
    }

    private static String told(Path file, Checked.Faulty faulty) {
        List<Problem> shown = faulty.problems().first();
        long more = faulty.problems().total() - shown.size();
        return file + ": " + shown.stream().map(Problem::toString).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + SummaryText.number(more) + " more" : "") + "; nothing was imported";
    }
}
