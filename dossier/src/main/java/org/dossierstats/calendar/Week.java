package org.dossierstats.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a week looks like from a day on.
 *
 * @param from the first day this holds
 * @param weekend the days of the week nobody works; not all seven
 */
public record Week(LocalDate from, Set<DayOfWeek> weekend, WorkingHours hours) {
    public Week {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(weekend);
        if (days.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("a week without a working day");
        }
        weekend = Collections.unmodifiableSet(days);
    }

    /** One line that says all of it. */
    String canonical() {
        return "week from " + from + " weekend " + weekend + " hours " + hours;
    }
}
