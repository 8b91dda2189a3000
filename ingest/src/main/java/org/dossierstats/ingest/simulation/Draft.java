package org.dossierstats.ingest.simulation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Random;
import org.dossierstats.dossier.Amendment;
import org.jspecify.annotations.Nullable;

/**
 * An accepted dossier whose end is not decided yet.
 *
 * @param second of the day's opening time, when it was accepted
 * @param filing what it is accepted as
 * @param promised the due date given at acceptance
 */
public record Draft(
        LocalDate accepted,
        int second,
        Procedure procedure,
        Amendment filing,
        LocalDate promised,
        @Nullable Detour detour) {
    public static final Comparator<Draft> BY_ACCEPTANCE =
            Comparator.comparing(Draft::accepted).thenComparing(Draft::second);

    /** The same with a detour. */
    public Draft over(Detour.Kind kind, Office office, Random random) {
        return new Draft(accepted, second, procedure, filing, promised, Detour.draw(kind, this, office, random));
    }

    /** The due date in force in the end. */
    public LocalDate due() {
        return detour == null ? promised : detour.due();
    }

    /** The first day it can be completed. */
    public LocalDate ready() {
        return detour == null ? accepted : detour.until();
    }
}
