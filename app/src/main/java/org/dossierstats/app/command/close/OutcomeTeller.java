package org.dossierstats.app.command.close;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.close.Outcome;
import org.dossierstats.reporter.close.RevisionText;

/** Tells what came of closing and revising; what was not done ends the command. */
final class OutcomeTeller {
    private final PrintStream out;
    private final List<String> changed = new ArrayList<>();

    OutcomeTeller(PrintStream out) {
        this.out = out;
    }

    void tell(Period period, Outcome outcome) {
        String name = RevisionText.name(period);
        if (outcome instanceof Outcome.Sealed sealed) {
            out.println("sealed " + name + ": " + RevisionText.name(sealed.revision()));
        } else if (outcome instanceof Outcome.Unchanged unchanged) {
            out.println(name + " is closed and unchanged: " + RevisionText.name(unchanged.latest()));
        } else if (outcome instanceof Outcome.Changed adjusted) {
            int revision = adjusted.latest().number();
            out.println(name + " is closed and has changed since: " + RevisionText.name(adjusted.latest()));
            out.print(RevisionText.table(adjusted.adjustment(), "revision " + revision, "now"));
            changed.add(period.name() + " has changed since revision " + revision
                    + "; to seal the difference: dossier-stats reporter revise " + RevisionText.option(period)
                    + " --reason …");
        } else {
            throw refused(period, outcome);
        }
        out.flush();
    }

    private static CommandFailure refused(Period period, Outcome outcome) {
        if (outcome instanceof Outcome.Unbalanced unbalanced) {
            List<String> imbalances = unbalanced.imbalances();
            return new CommandFailure(
                    ExitCode.UNBALANCED,
                    "period " + period.name() + " does not balance and is not sealed: " + imbalances.get(0)
                            + (imbalances.size() > 1 ? " (and " + (imbalances.size() - 1) + " more)" : ""));
        }
        return new CommandFailure(
                ExitCode.USAGE,
                outcome instanceof Outcome.NotOver notOver
                        ? "period " + period.name() + " is not over before the end of " + notOver.lastDay()
                                + "; --early seals it all the same"
                        : "period " + period.name() + " is not closed; close it first: dossier-stats reporter close "
                                + RevisionText.option(period));
    }

    /** Said last, on one line. */
    void requireUnchanged() {
        if (!changed.isEmpty()) {
            throw new CommandFailure(ExitCode.CHANGED, String.join("; ", changed));
        }
    }
}
