package org.dossierstats.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Random;
import org.dossierstats.dossier.Channel;
import org.jspecify.annotations.Nullable;

/**
 * An accepted dossier whose end is not decided yet.
 *
 * @param second of the day's opening time, when it was accepted
 * @param promised the due date given at acceptance
 */
record Draft(
        LocalDate accepted,
        int second,
        Procedure procedure,
        Channel channel,
        LocalDate promised,
        @Nullable Detour detour) {
    static final Comparator<Draft> BY_ACCEPTANCE = Comparator.comparing(Draft::acceptedAt);

    static Draft draw(LocalDate accepted, Procedure procedure, Channel channel, Random random) {
        LocalDate promised = Office.plus(accepted, procedure.limitDays());
        return new Draft(
                accepted,
                random.nextInt(Office.openSeconds(accepted)),
                procedure,
                channel,
                promised,
                Detour.draw(accepted, promised, random));
    }

    Instant acceptedAt() {
        return Office.instant(accepted, second);
    }

    /** The due date in force in the end. */
    LocalDate due() {
        return detour == null ? promised : detour.due();
    }

    /** The first day it can be completed. */
    LocalDate ready() {
        return detour == null ? accepted : detour.until();
    }

    /** How much of its time is used up on that day, in quarters. */
    int quarters(LocalDate day) {
        int elapsed = Office.days(accepted, day).size() - 1;
        return 4 * elapsed / (Office.days(accepted, due()).size() - 1);
    }
}
