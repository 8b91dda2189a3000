package org.dossierstats.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.dossierstats.app.command.ingest.ImportCommand;
import org.dossierstats.app.command.option.FileKind;
import org.dossierstats.app.command.option.FileOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.command.option.SummaryOptions;
import org.dossierstats.app.pipeline.Pipeline;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.dossier.Rules;
import org.dossierstats.ingest.file.Checked;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.report.ReportPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code batch}. */
@Command(
        name = "batch",
        description = {
            "Sum up periods straight from a file.",
            "The whole pipeline runs on a Kafka broker inside the process, which leaves nothing behind."
        })
final class BatchCommand implements Callable<Integer> {
    @Option(
            names = "--import",
            required = true,
            paramLabel = "FILE",
            description = "CSV, TSV, XLSX, XES or NDJSON, plain or gzipped.")
    private Path file;

    @Option(
            names = "--import-format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; without it, the name of the file tells.")
    private @Nullable FileKind format;

    @Mixin
    private FileOptions input;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private SummaryOptions summary;

    @Override
    public Integer call() {
        ReportPlan plan = summary.plan(rules.clock());
        Duration limit = summary.timeout();
        Rules counted = rules.rules();
        Checked.Sound checked = input.sound(file, FileKind.of(format, "--import-format", file));
        try (Pipeline pipeline = Pipeline.startTemporary(counted)) {
            ImportCommand.publish(checked, pipeline.client());
            List<PeriodSummary> summaries =
                    ProgressLine.whileCounting(progress -> pipeline.fresh(plan.toSum(), limit, progress));
            rules.tellDoubts(plan.periods());
            summary.show(plan, summaries, System.out);
        }
        return ExitCode.OK.code();
    }
}
