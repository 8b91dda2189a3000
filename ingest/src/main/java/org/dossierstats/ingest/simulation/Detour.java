package org.dossierstats.ingest.simulation;

import java.time.LocalDate;
import java.util.Random;

/**
 * What moves the due date of a dossier on its way.
 *
 * @param from when the clock stops; of an extension, when it is granted
 * @param until when the clock runs again; of an extension the same day
 * @param due the due date from then on
 */
public record Detour(Kind kind, LocalDate from, LocalDate until, LocalDate due) {
    /** What the office waits for, or asks. */
    public enum Kind {
        SUPPLEMENT,
        PAYMENT,
        EXTENSION
    }

    static Detour draw(Kind kind, Draft straight, Office office, Random random) {
        return switch (kind) {
            case SUPPLEMENT -> pause(kind, 2 + random.nextInt(7), straight, office, random);
            case PAYMENT -> pause(kind, 1 + random.nextInt(4), straight, office, random);
            case EXTENSION -> {
                LocalDate eve = office.plus(straight.promised(), -1);
                yield new Detour(kind, eve, eve, office.plus(straight.promised(), 3 + random.nextInt(3)));
            }
        };
    }

    /** Begins between the day after acceptance and two days before the promised one, and moves that by the days it lasts. */
    private static Detour pause(Kind kind, int workingDays, Draft straight, Office office, Random random) {
        LocalDate from =
                office.oneOf(office.plus(straight.accepted(), 1), office.plus(straight.promised(), -2), random);
        return new Detour(kind, from, office.plus(from, workingDays), office.plus(straight.promised(), workingDays));
    }
}
