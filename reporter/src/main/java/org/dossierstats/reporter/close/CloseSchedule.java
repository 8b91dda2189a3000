package org.dossierstats.reporter.close;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.dossierstats.period.LastPeriod;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.wire.SealTerms;

/**
 * Which periods a server closes by itself, and when.
 *
 * @param kinds none if it closes nothing by itself
 * @param days whole days that pass after the last day of a period before it is closed: with 0 it is closed on the first day after it
 * @param calendar where the periods begin and end; not {@link ReportingCalendar#CUSTOM}, which has no months
 * @param author who answers for it, as it is sealed
 */
public record CloseSchedule(Set<LastPeriod> kinds, int days, ReportingCalendar calendar, String author) {
    /** The most days that may pass. */
    public static final int MOST_DAYS = 60;

    /** Checks it: {@link IllegalArgumentException} if a period could not be closed so. */
    public CloseSchedule {
        EnumSet<LastPeriod> inOrder = EnumSet.noneOf(LastPeriod.class);
        inOrder.addAll(kinds);
        kinds = Collections.unmodifiableSet(inOrder);
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException("the days to wait must be 0 to " + MOST_DAYS + ", not " + days);
        }
        if (calendar == ReportingCalendar.CUSTOM) {
            throw new IllegalArgumentException("a custom calendar has no months");
        }
        SealTerms.requireText("author", author);
    }

    /** The latest period of a kind that is to be closed on that day, or was to be on one before. */
    Period due(LastPeriod kind, LocalDate today) {
        return kind.before(today.minusDays(days), calendar);
    }

    /** For the log, such as: month, quarter (statutory), 3 days after the last day. */
    @Override
    public String toString() {
        return kinds.stream().map(CloseSchedule::name).collect(Collectors.joining(", ")) + " (" + calendar.wireName()
                + "), " + days + (days == 1 ? " day" : " days") + " after the last day";
    }

    static String name(LastPeriod kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
