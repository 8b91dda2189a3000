package org.dossierstats.ingest.simulation;

import java.time.LocalDate;
import java.util.Random;
import org.dossierstats.dossier.Outcome;

/** Decides at random what becomes of a dossier: what it must wait for, when it is closed, and how. */
final class Fates {
    private static final int WITHDRAWN_PERMILLE = 15;
    private static final int STOPPED_PERMILLE = 5;
    private static final int EXTENDED_PERMILLE = 10;
    private static final int ON_TIME_PERCENT = 18;

    private final Office office;
    private final Scenario.Shares shares;
    private final Random random;

    Fates(Office office, Scenario.Shares shares, Random random) {
        this.office = office;
        this.shares = shares;
        this.random = random;
    }

    Draft detour(Draft straight) {
        if (random.nextDouble() < shares.pause()) {
            return straight.over(random.nextInt(4) == 0 ? Detour.Kind.PAYMENT : Detour.Kind.SUPPLEMENT, office, random);
        }
        return random.nextInt(1000) < EXTENDED_PERMILLE
                ? straight.over(Detour.Kind.EXTENSION, office, random)
                : straight;
    }

    Plan plan(Draft draft) {
        int permille = random.nextInt(1000);
        if (permille < WITHDRAWN_PERMILLE) {
            return new Plan(draft, early(draft), Outcome.WITHDRAWN);
        } else if (permille < WITHDRAWN_PERMILLE + STOPPED_PERMILLE) {
            return new Plan(draft, early(draft), Outcome.STOPPED);
        } else if (random.nextDouble() < shares.late()) {
            return Plan.completed(draft, late(draft));
        }
        return Plan.completed(draft, random.nextInt(100) < ON_TIME_PERCENT ? draft.due() : early(draft));
    }

    /** Most by some days, one in ten by weeks. */
    private LocalDate late(Draft draft) {
        return office.plus(draft.due(), 1 + random.nextInt(random.nextInt(10) == 0 ? 30 : 6));
    }

    /** Seldom in the first two fifths of the limit. */
    private LocalDate early(Draft draft) {
        LocalDate last = office.plus(draft.due(), -1);
        LocalDate usual = office.plus(draft.accepted(), draft.procedure().limitDays() * 2 / 5);
        boolean soon = random.nextInt(10) == 0 || usual.isBefore(draft.ready());
        LocalDate first = soon ? draft.ready() : usual;
        return office.oneOf(first.isAfter(last) ? last : first, last, random);
    }
}
