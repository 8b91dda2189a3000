package org.dossierstats.ingest.simulation;

import java.time.LocalDate;
import org.dossierstats.dossier.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A dossier whose end is decided.
 *
 * @param closed the day, or null if it is still pending when the history ends
 * @param outcome how it is closed, if it is
 */
public record Plan(Draft draft, @Nullable LocalDate closed, Outcome outcome) {
    /** To be completed. */
    public static Plan completed(Draft draft, @Nullable LocalDate day) {
        return new Plan(draft, day, Outcome.COMPLETED);
    }
}
