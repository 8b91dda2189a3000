package org.dossierstats.app.command.option;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.ingest.file.Checked;
import org.dossierstats.ingest.file.FileImport;
import org.dossierstats.ingest.file.Problem;
import org.dossierstats.ingest.format.CsvFormat;
import org.dossierstats.ingest.mapping.ImportException;
import org.dossierstats.ingest.mapping.Mapping;
import org.dossierstats.reporter.SummaryText;
import picocli.CommandLine.Option;

/** How to read a file. */
public final class FileOptions {
    /** One line is read, a page of them is not. */
    private static final int SHOWN = 3;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "MAP",
            description = "YAML file that names the columns (docs/mapping.md).")
    private Path mapping;

    /** The file, if all of it is right; else what is wrong with it goes to stderr and nothing is taken in. */
    public Checked.Sound checked(Path file) {
        Checked checked;
        try (ProgressLine progress = ProgressLine.ofBytes("Checking " + file.getFileName())) {
            checked = new FileImport(file, new CsvFormat(Mapping.read(mapping))).check(progress);
        } catch (ImportException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
        if (checked instanceof Checked.Faulty faulty) {
            throw new CommandFailure(ExitCode.INPUT, told(file, faulty));
        }
        return (Checked.Sound) checked;
    }

    private static String told(Path file, Checked.Faulty faulty) {
        List<Problem> shown = faulty.problems().first().stream().limit(SHOWN).toList();
        long more = faulty.problems().total() - shown.size();
        return file + ": " + shown.stream().map(Problem::toString).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + SummaryText.number(more) + " more" : "") + "; nothing was imported";
    }
}
