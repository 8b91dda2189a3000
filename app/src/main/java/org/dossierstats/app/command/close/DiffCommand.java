package org.dossierstats.app.command.close;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.EventsBook;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.TextTable;
import org.dossierstats.reporter.close.AdjustedDossiers;
import org.dossierstats.reporter.close.AdjustedDossiers.Adjusted;
import org.dossierstats.reporter.close.Adjustment;
import org.dossierstats.reporter.close.History;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.reporter.close.RevisionText;
import org.dossierstats.wire.SealedSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reporter diff}. */
@Command(
        name = "diff",
        description = {
            "Show what is different between two revisions of a closed period, or between one and now, figure by figure.",
            "With --dossiers, the dossiers behind it too, recounted from the events."
        })
public final class DiffCommand implements Callable<Integer> {
    private static final String NOW = "now";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Mixin
    private SealedOptions sealed;

    @Option(
            names = "--from",
            paramLabel = "N",
            description = "A revision (default: the latest, or the one before that of --to).")
    private @Nullable Integer from;

    @Option(
            names = "--to",
            paramLabel = "N",
            defaultValue = NOW,
            description = "A later revision, or now, everything published counted (default: ${DEFAULT-VALUE}).")
    private String to;

    @Option(names = "--dossiers", description = "List the dossiers that count otherwise, and how.")
    private boolean dossiers;

    /** One side of the comparison. */
    private record Side(String name, JsonNode summary, String rules, SortedMap<Integer, Long> cut) {}

    @Override
    public Integer call() {
        History history = sealed.history();
        Side after = to.equals(NOW) ? now() : side(SealedOptions.revision(history, number()));
        Revision before = SealedOptions.revision(
                history,
                from != null
                        ? from
                        : to.equals(NOW) ? SealedOptions.latest(history).number() : number() - 1);
        if (!to.equals(NOW) && before.number() >= number()) {
            throw new CommandFailure(ExitCode.USAGE, "--from " + before.number() + " is not before --to " + number());
        }
        show(history, side(before), after);
        return ExitCode.OK.code();
    }

    private int number() {
        try {
            return Integer.parseInt(to);
        } catch (NumberFormatException e) {
            throw new CommandFailure(ExitCode.USAGE, "--to is the number of a revision or now, not '" + to + "'", e);
        }
    }

    private Side side(Revision revision) {
        JsonNode summary =
                revision.of(sealed.scope()).map(SealedSummary::summary).orElse(MissingNode.getInstance());
        return new Side(
                "revision " + revision.number(),
                summary,
                revision.office().rules(),
                revision.office().cut());
    }

    private Side now() {
        try (Reporter reporter = Reporter.start(sealed.client(), sealed.askedRules())) {
            PeriodSummary summary = ProgressLine.whileCounting(
                            progress -> reporter.fresh(List.of(sealed.period()), LIMIT, progress))
                    .get(0);
            JsonNode json = Adjustment.json(sealed.scope().of(summary));
            return new Side(NOW, json, summary.rules().id(), summary.cut());
        }
    }

    private void show(History history, Side before, Side after) {
        String behind = dossiers ? dossiers(before, after) : "";
        Adjustment adjustment = Adjustment.between(before.summary(), after.summary());
        String compared = history.days() + ", " + before.name() + " and " + after.name();
        if (adjustment.isEmpty()) {
            System.out.println(compared + ": no figure is different");
        } else {
            System.out.println(compared);
            System.out.print(RevisionText.table(adjustment, before.name(), after.name()));
        }
        if (!before.rules().equals(after.rules())) {
            System.out.println(
                    "The two were counted under different rules: " + before.rules() + " and " + after.rules());
        }
        System.out.print(behind);
        System.out.flush();
    }

    private String dossiers(Side before, Side after) {
        Rules rules = sealed.rules();
        for (Side side : List.of(before, after)) {
            if (!side.rules().equals(rules.id())) {
                throw new CommandFailure(
                        ExitCode.INPUT,
                        side.name() + " was counted under rules " + side.rules() + ", not " + rules.id()
                                + "; give the rules it was counted under with --rules and --zone");
            }
        }
        AdjustedDossiers adjusted = new AdjustedDossiers(sealed.period(), rules, sealed.scope());
        List<Adjusted> found;
        try (EventsBook book = EventsBook.open(sealed.client())) {
            found = ProgressLine.whileCounting(progress -> adjusted.between(book, before.cut(), after.cut(), progress));
        }
        TextTable table = TextTable.ofTexts().heading("Dossiers behind it (" + found.size() + ")");
        found.forEach(each -> table.row(each.dossier(), RevisionText.line(each.adjustment())));
        return table.toString();
    }
}
