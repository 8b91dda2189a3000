package org.dossierstats.reporter.close;

import java.util.List;
import org.dossierstats.reporter.close.History.Days;

/** What was sealed is not there any more as it was sealed: somebody else than this program has written to dossier-summaries. */
public final class BrokenChainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenChainException(Days days, List<String> faults) {
        super("what was sealed of " + days + " does not hold: " + faults.get(0)
                + (faults.size() > 1 ? " (and " + (faults.size() - 1) + " more)" : "")
                + "; dossier-stats reporter list --check tells all");
    }
}
