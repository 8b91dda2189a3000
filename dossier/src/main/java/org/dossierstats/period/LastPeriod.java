package org.dossierstats.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The latest month, quarter, half or year that is over, for jobs that run again and again: {@code last-month} and so on. */
public enum LastPeriod {
    MONTH(1),
    QUARTER(3),
    HALF(6),
    YEAR(12);

    private final int months;

    LastPeriod(int months) {
        this.months = months;
    }

    /** As it is asked for, such as {@code last-month}. */
    public String wireName() {
        return "last-" + name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name; empty if it is another name. */
    public static Optional<LastPeriod> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.wireName().equals(name))
                .findFirst();
    }

    /** The latest that was over before that day, under its own name such as 2021-06. */
    public Period before(LocalDate today, ReportingCalendar calendar) {
        YearMonth month = YearMonth.from(today);
        YearMonth end = month.plusMonths(months - 1 - (month.getMonthValue() - 1) % months);
        while (true) {
            Period period = Period.parse(name(end), calendar);
            if (period.to().isBefore(today)) {
                return period;
            }
            end = end.minusMonths(months);
        }
    }

    private String name(YearMonth end) {
        return switch (this) {
            case MONTH -> end.toString();
            case QUARTER -> end.getYear() + "-Q" + end.getMonthValue() / months;
            case HALF -> end.getYear() + "-H" + end.getMonthValue() / months;
            case YEAR -> String.valueOf(end.getYear());
        };
    }
}
