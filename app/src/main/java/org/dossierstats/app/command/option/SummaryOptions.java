package org.dossierstats.app.command.option;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.report.ReportPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which periods to sum up, and how to show them. */
public final class SummaryOptions {
    @Mixin
    private PeriodOptions period;

    @Mixin
    private FormOptions form;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait while nothing more is counted (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    /** What to sum up; finds out before the work, not after it, what cannot be written. */
    public ReportPlan plan(Clock clock) {
        List<Period> periods = period.periods(clock);
        form.check();
        return form.plan(periods);
    }

    public Duration timeout() {
        if (timeoutSeconds < 1 || timeoutSeconds > 86_400) {
            throw new CommandFailure(ExitCode.USAGE, "--timeout must be 1 to 86400 seconds, not " + timeoutSeconds);
        }
        return Duration.ofSeconds(timeoutSeconds);
    }

    /** Shows what was planned if every summary balances. */
    public void show(ReportPlan plan, List<PeriodSummary> summaries, PrintStream stdout) {
        requireBalance(summaries);
        form.write(plan, summaries, stdout);
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
}
