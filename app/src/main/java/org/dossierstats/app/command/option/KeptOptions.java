package org.dossierstats.app.command.option;

import java.util.List;
import org.dossierstats.access.Agencies;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.Kept;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which counts a reporter keeps in memory, where they are too many for one. */
public final class KeptOptions {
    @Option(
            names = "--rolled-up",
            description = {
                "Read what streams --roll-up counts: half-months, higher agencies, all procedures as one; few cells however large the country.",
                "Periods that are no whole half-months, what stands today, and what is of single procedures or dossiers are not known then."
            })
    private boolean rolledUp;

    @Option(
            names = "--only",
            paramLabel = "AGENCY",
            description = {
                "Keep the counts of this agency alone, or with .* at its end of all below it as well; may be repeated.",
                "Totals are of these alone."
            })
    private @Nullable List<String> only;

    public Kept kept() {
        Agencies agencies = new Agencies(only == null ? List.of() : only);
        return new Kept(rolledUp, agencies::include);
    }

    /** Whether everything is kept: only then are the totals those of the office, and can be closed. */
    public boolean isAll() {
        return !rolledUp && only == null;
    }

    /** Finds out before the work that a period cannot be summed up. */
    public void require(List<Period> periods) {
        try {
            kept().require(periods);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
