package org.dossierstats.app.command.option;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.SummaryText;
import org.dossierstats.wire.SummaryJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which periods to sum up, and how to show them. */
public final class SummaryOptions {
    enum Format {
        text,
        json
    }

    @Mixin
    private PeriodOptions period;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the result there, not to standard output.")
    private @Nullable Path out;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait while nothing more is counted (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    public List<Period> periods() {
        return period.periods();
    }

    public Duration timeout() {
        if (timeoutSeconds < 1 || timeoutSeconds > 86_400) {
            throw new CommandFailure(ExitCode.USAGE, "--timeout must be 1 to 86400 seconds, not " + timeoutSeconds);
        }
        return Duration.ofSeconds(timeoutSeconds);
    }

    /** Found out before the work, not after it. */
    public void requireDirectory() {
        if (out != null && !Files.isDirectory(directory(out))) {
            throw new CommandFailure(ExitCode.USAGE, "--out " + out + ": there is no directory " + directory(out));
        }
    }

    private static Path directory(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    /** Shows them if every one balances. */
    public void show(List<PeriodSummary> summaries, PrintStream stdout) {
        requireBalance(summaries);
        String text = format == Format.json
                ? SummaryJson.write(summaries)
                : summaries.stream().map(SummaryText::write).collect(Collectors.joining("\n"));
        if (out == null) {
            stdout.print(text);
            stdout.flush();
        } else {
            write(text, out);
        }
    }

    /** Figures that do not balance are no result. */
    public static void requireBalance(List<PeriodSummary> summaries) {
        for (PeriodSummary summary : summaries) {
            List<String> imbalances = summary.imbalances();
            if (!imbalances.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.UNBALANCED,
                        "period " + summary.period().name() + " does not balance: " + imbalances.get(0)
                                + (imbalances.size() > 1 ? " (and " + (imbalances.size() - 1) + " more)" : ""));
            }
        }
    }

    /** Whole or not at all. */
    private static void write(String text, Path file) {
        Path target = file.toAbsolutePath();
        try {
            Path written = Files.createTempFile(directory(file), ".dossier-stats-", ".tmp");
            try {
                Files.writeString(written, text, StandardCharsets.UTF_8);
                Files.move(written, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "cannot write --out " + file + ": " + e.getMessage(), e);
        }
    }
}
