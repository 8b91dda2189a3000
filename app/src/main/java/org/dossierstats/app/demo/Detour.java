package org.dossierstats.app.demo;

import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What moves the due date of a dossier on its way.
 *
 * @param from when the clock stops; of an extension, when it is granted
 * @param until when the clock runs again; of an extension the same day
 * @param due the due date from then on
 */
record Detour(Kind kind, LocalDate from, LocalDate until, LocalDate due) {
    enum Kind {
        SUPPLEMENT,
        PAYMENT,
        EXTENSION
    }

    /** Six in a hundred dossiers lack papers, a few owe a fee, a few are extended; most go straight: null. */
    static @Nullable Detour draw(LocalDate accepted, LocalDate promised, Random random) {
        int permille = random.nextInt(1000);
        if (permille < 60) {
            return pause(Kind.SUPPLEMENT, 2 + random.nextInt(7), accepted, promised, random);
        } else if (permille < 78) {
            return pause(Kind.PAYMENT, 1 + random.nextInt(4), accepted, promised, random);
        } else if (permille < 88) {
            LocalDate eve = Office.plus(promised, -1);
            return new Detour(Kind.EXTENSION, eve, eve, Office.plus(promised, 3 + random.nextInt(3)));
        }
        return null;
    }

    /** Begins between the day after acceptance and two days before the promised one, and moves that by the days it lasts. */
    private static Detour pause(Kind kind, int workingDays, LocalDate accepted, LocalDate promised, Random random) {
        LocalDate from = Draw.oneOf(Office.days(Office.plus(accepted, 1), Office.plus(promised, -2)), random);
        return new Detour(kind, from, Office.plus(from, workingDays), Office.plus(promised, workingDays));
    }
}
