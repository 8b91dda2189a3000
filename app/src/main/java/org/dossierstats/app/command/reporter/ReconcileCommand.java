package org.dossierstats.app.command.reporter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.period.Figures;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.reconcile.Consistency;
import org.dossierstats.reporter.reconcile.Finding;
import org.dossierstats.reporter.reconcile.Published;
import org.dossierstats.reporter.reconcile.PublishedFile;
import org.dossierstats.reporter.reconcile.Reconciliation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reporter reconcile}. */
@Command(
        name = "reconcile",
        description = {
            "Lay published figures beside the counted ones, and check whether the published ones add up.",
            "Says which single figure would make them add up, and chooses none. What such a file says: docs/reconcile.md.",
            "Ends with exit code 4 if anything differs or does not add up."
        })
final class ReconcileCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Parameters(paramLabel = "FILE", description = "YAML with one report, or CSV with one in each line.")
    private Path file;

    @Option(names = "--published-only", description = "Check the published figures by themselves, without Kafka.")
    private boolean publishedOnly;

    @Option(
            names = "--numbers",
            paramLabel = "STYLE",
            defaultValue = "vi",
            description =
                    "How the file writes numbers: vi (3.900 and 6,5) or en (3,900 and 6.5); default: ${DEFAULT-VALUE}.")
    private Numbers numbers;

    @Option(
            names = "--calendar",
            paramLabel = "CALENDAR",
            defaultValue = "statutory",
            description =
                    "Of the file's periods, where it does not say: statutory or calendar (default: ${DEFAULT-VALUE}).")
    private Calendar calendar;

    @Option(names = "--agency", paramLabel = "AGENCY", description = "Compare with what this agency alone has.")
    private @Nullable String agency;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private RulesOptions rules;

    enum Numbers {
        vi,
        en
    }

    enum Calendar {
        statutory,
        calendar
    }

    @Override
    public Integer call() {
        List<Published> reports = reports();
        List<Reconciliation> reconciled = publishedOnly
                ? reports.stream()
                        .map(report -> new Reconciliation(report, null, null))
                        .toList()
                : counted(reports);
        List<Finding> across = Consistency.across(reports);
        reconciled.forEach(each -> System.out.println(each.text()));
        System.out.print(Reconciliation.lines(across));
        System.out.flush();
        boolean agrees = reconciled.stream().allMatch(Reconciliation::agrees)
                && across.stream().noneMatch(finding -> finding.outcome() == Finding.Outcome.FAILS);
        if (!agrees) {
            throw new CommandFailure(
                    ExitCode.UNBALANCED,
                    file + (publishedOnly ? " does not add up" : " does not add up, or is not what was counted"));
        }
        return ExitCode.OK.code();
    }

    private List<Published> reports() {
        try {
            return PublishedFile.read(
                    file,
                    calendar == Calendar.statutory ? ReportingCalendar.STATUTORY : ReportingCalendar.CALENDAR,
                    numbers == Numbers.en);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    /** Each with the same days of the year before, all at one cut. */
    private List<Reconciliation> counted(List<Published> reports) {
        List<Period> periods = new ArrayList<>();
        for (Published report : reports) {
            if (report.period() == null) {
                throw new CommandFailure(
                        ExitCode.INPUT,
                        file + ": " + report.name()
                                + " has no period to be counted; give it one, or check it with --published-only");
            }
            periods.add(report.period());
            periods.add(report.period().yearBefore());
        }
        List<PeriodSummary> summaries;
        try (Reporter reporter = Reporter.start(kafka.client(), rules.asked())) {
            summaries = ProgressLine.whileCounting(progress -> reporter.fresh(periods, LIMIT, progress));
        }
        List<Reconciliation> reconciled = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            reconciled.add(new Reconciliation(
                    reports.get(i), figures(summaries.get(2 * i)), figures(summaries.get(2 * i + 1))));
        }
        return reconciled;
    }

    private Figures figures(PeriodSummary summary) {
        return agency == null ? summary.total() : summary.ofAgency(agency).total();
    }
}
