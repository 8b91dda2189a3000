package org.dossierstats.app.command.close;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dossierstats.app.command.option.FormOptions;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.reporter.EventsBook;
import org.dossierstats.reporter.ReportRecount;
import org.dossierstats.reporter.close.History;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.reporter.close.RevisionText;
import org.dossierstats.reporter.close.SealedReport;
import org.dossierstats.reporter.form.Seal;
import org.dossierstats.wire.SealedSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reporter show}. */
@Command(
        name = "show",
        description = {
            "Show a revision of a closed period.",
            "In JSON it is what was sealed, byte for byte: its SHA-256 is its digest.",
            "As a form it is counted again from the events up to its cut, and only shown if that comes to the same."
        })
public final class ShowCommand implements Callable<Integer> {
    @Mixin
    private SealedOptions sealed;

    @Option(names = "--revision", paramLabel = "N", description = "Which revision (default: the latest).")
    private @Nullable Integer number;

    @Mixin
    private FormOptions form;

    @Override
    public Integer call() {
        form.check();
        if (form.compares() && !form.isOfForm()) {
            throw new CommandFailure(ExitCode.USAGE, "--compare needs --layout here: what is sealed is shown as it is");
        }
        History history = sealed.history();
        Revision revision = number == null ? SealedOptions.latest(history) : SealedOptions.revision(history, number);
        SealedSummary summary = revision.of(sealed.scope())
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "there is no " + sealed.scope() + " in revision " + revision.number() + " of "
                                + history.days() + "; there is: "
                                + String.join(", ", revision.agencies().keySet())));
        if (form.isOfForm()) {
            showForm(summary);
        } else if (form.isJson()) {
            form.writeBytes(summary.bytes(), System.out);
        } else {
            form.writeText(RevisionText.show(summary), System.out);
        }
        return ExitCode.OK.code();
    }

    private void showForm(SealedSummary summary) {
        Set<EarlierPeriod> compared = form.plan(List.of(summary.period())).compared();
        try (EventsBook book = EventsBook.open(sealed.client())) {
            PeriodReport report = ProgressLine.whileCounting(progress -> new SealedReport(summary, compared)
                    .of(new ReportRecount(book, sealed.rules(), progress), form.catalogue()));
            form.write(report, new Seal(summary.revision(), summary.digest()), System.out);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
