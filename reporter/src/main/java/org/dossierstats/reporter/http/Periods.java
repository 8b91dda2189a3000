package org.dossierstats.reporter.http;

import java.time.LocalDate;
import org.dossierstats.period.LastPeriod;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.jspecify.annotations.Nullable;

/** Periods as requests name them. */
final class Periods {
    private Periods() {}

    /** Such as 2021-06 and last-month. */
    static Period named(String name, ReportingCalendar calendar, LocalDate today) {
        return LastPeriod.named(name)
                .map(last -> last.before(today, calendar))
                .orElseGet(() -> Period.parse(name, calendar));
    }

    /** The statutory one if none is named. */
    static ReportingCalendar calendar(@Nullable String name) {
        if (name == null || name.equals("statutory")) {
            return ReportingCalendar.STATUTORY;
        }
        if (name.equals("calendar")) {
            return ReportingCalendar.CALENDAR;
        }
        throw new IllegalArgumentException("calendar must be statutory or calendar");
    }
}
