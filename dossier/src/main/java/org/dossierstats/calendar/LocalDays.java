package org.dossierstats.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The days of a zone, as days since 1970-01-01: which one an instant belongs to. Days never go back: where clocks are set back across
 * midnight, the new day goes on through the hour that the clocks give to the old one again. What happened later is so never on an
 * earlier day, and no stock is taken down before it was built up.
 */
public final class LocalDays {
    private static final int ANY_YEAR = 2024;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final boolean clocksCrossMidnight;

    public LocalDays(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.clocksCrossMidnight = rules.getTransitions().stream().anyMatch(LocalDays::setsDateBack)
                || rules.getTransitionRules().stream()
                        .anyMatch(yearly -> setsDateBack(yearly.createTransition(ANY_YEAR)));
    }

    /** The day of an instant. */
    public int of(Instant instant) {
        LocalDate date = LocalDate.ofInstant(instant, zone);
        if (clocksCrossMidnight) {
            ZoneOffsetTransition last = rules.previousTransition(instant.plusNanos(1));
            if (last != null && lastDateBefore(last).isAfter(date)) {
                date = lastDateBefore(last);
            }
        }
        return Math.toIntExact(date.toEpochDay());
    }

    private static boolean setsDateBack(ZoneOffsetTransition transition) {
        return lastDateBefore(transition).isAfter(transition.getDateTimeAfter().toLocalDate());
    }

    private static LocalDate lastDateBefore(ZoneOffsetTransition transition) {
        return transition.getDateTimeBefore().minusNanos(1).toLocalDate();
    }
}
