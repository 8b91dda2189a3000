package org.dossierstats.app.command.close;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.EventsBook;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.close.AdjustedDossiers;
import org.dossierstats.reporter.close.AdjustedDossiers.Adjusted;
import org.dossierstats.reporter.close.Difference;
import org.dossierstats.reporter.close.Difference.Side;
import org.dossierstats.reporter.close.DifferenceJson;
import org.dossierstats.reporter.close.History;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.reporter.close.RevisionText;
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

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Override
    public Integer call() {
        History history = sealed.history();
        Side after = to.equals(NOW) ? now() : Side.of(SealedOptions.revision(history, number()), sealed.scope());
        Revision before = SealedOptions.revision(
                history,
                from != null
                        ? from
                        : to.equals(NOW) ? SealedOptions.latest(history).number() : number() - 1);
        if (!to.equals(NOW) && before.number() >= number()) {
            throw new CommandFailure(ExitCode.USAGE, "--from " + before.number() + " is not before --to " + number());
        }
        show(Difference.between(history.days(), sealed.scope(), Side.of(before, sealed.scope()), after));
        return ExitCode.OK.code();
    }

    private int number() {
        try {
            return Integer.parseInt(to);
        } catch (NumberFormatException e) {
            throw new CommandFailure(ExitCode.USAGE, "--to is the number of a revision or now, not '" + to + "'", e);
        }
    }

    private Side now() {
        try (Reporter reporter = Reporter.start(sealed.client(), sealed.askedRules())) {
            PeriodSummary summary = ProgressLine.whileCounting(
                            progress -> reporter.fresh(List.of(sealed.period()), LIMIT, progress))
                    .get(0);
            return Side.now(summary, sealed.scope());
        }
    }

    private void show(Difference difference) {
        List<Adjusted> behind = dossiers ? dossiers(difference.before(), difference.after()) : null;
        System.out.print(
                format == Format.json
                        ? DifferenceJson.write(difference, behind)
                        : RevisionText.difference(difference, behind));
        System.out.flush();
    }

    private List<Adjusted> dossiers(Side before, Side after) {
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
        try (EventsBook book = EventsBook.open(sealed.client())) {
            return ProgressLine.whileCounting(progress -> adjusted.between(book, before.cut(), after.cut(), progress));
        }
    }
}
