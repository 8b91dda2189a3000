package org.dossierstats.period;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.rollup.Coarse;
import org.jspecify.annotations.Nullable;

/**
 * The days a summary is about, both ends included.
 *
 * @param name as it was asked for, such as 2021-Q2
 */
public record Period(String name, LocalDate from, LocalDate to, ReportingCalendar calendar) {
    private static final Pattern NAMED =
            Pattern.compile("(?<year>\\d{4})(-(?<month>\\d{2})|-Q(?<quarter>[1-4])|-H(?<half>[12])|-(?<nine>9M))?");
    private static final String RANGE = "..";
    private static final int YEAR_DIGITS = 4;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final int LAST_DAY_OF_STATUTORY_MONTH = 14;

    public Period {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("period " + name + " ends before it begins");
        }
        if (from.getYear() < FIRST_YEAR - 1 || to.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "period " + name + " is outside the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    /**
     * A month {@code 2021-06}, quarter {@code 2021-Q2}, half {@code 2021-H1}, nine months {@code 2021-9M}, year {@code 2021}, day
     * {@code 2021-06-14} or range {@code 2021-01-01..2021-06-14}.
     *
     * @throws IllegalArgumentException if it is none of these; the message says so
     */
    public static Period parse(String name, ReportingCalendar calendar) {
        Matcher named = NAMED.matcher(name);
        if (named.matches()) {
            return named(named, calendar);
        }
        int dots = name.indexOf(RANGE);
        try {
            return dots < 0
                    ? new Period(name, LocalDate.parse(name), LocalDate.parse(name), ReportingCalendar.CUSTOM)
                    : new Period(
                            name,
                            LocalDate.parse(name.substring(0, dots)),
                            LocalDate.parse(name.substring(dots + RANGE.length())),
                            ReportingCalendar.CUSTOM);
        } catch (DateTimeException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * A period that was named and dated before.
     *
     * @throws IllegalArgumentException if the days are none, or no period
     */
    public static Period of(String name, String from, String to, ReportingCalendar calendar) {
        try {
            return new Period(name, LocalDate.parse(from), LocalDate.parse(to), calendar);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("period '" + name + "' from " + from + " to " + to + " is none", e);
        }
    }

    private static Period named(Matcher named, ReportingCalendar calendar) {
        int year = Integer.parseInt(named.group("year"));
        int first = 1;
        int last = 12;
        if (named.group("month") != null) {
            first = Integer.parseInt(named.group("month"));
            last = first;
        } else if (named.group("quarter") != null) {
            last = Integer.parseInt(named.group("quarter")) * 3;
            first = last - 2;
        } else if (named.group("half") != null) {
            last = Integer.parseInt(named.group("half")) * 6;
            first = last - 5;
        } else if (named.group("nine") != null) {
            last = 9;
        }
        if (first < 1 || last > 12) {
            throw unreadable(named.group(), null);
        }
        YearMonth firstMonth = YearMonth.of(year, first);
        YearMonth lastMonth = YearMonth.of(year, last);
        return switch (calendar) {
            case STATUTORY ->
                new Period(
                        named.group(),
                        firstMonth.minusMonths(1).atDay(LAST_DAY_OF_STATUTORY_MONTH + 1),
                        lastMonth.atDay(LAST_DAY_OF_STATUTORY_MONTH),
                        calendar);
            case CALENDAR -> new Period(named.group(), firstMonth.atDay(1), lastMonth.atEndOfMonth(), calendar);
            case CUSTOM ->
                throw new IllegalArgumentException("a custom period is a range of two days, not " + named.group());
        };
    }

    private static IllegalArgumentException unreadable(String name, @Nullable DateTimeException cause) {
        return new IllegalArgumentException(
                "period '" + name + "' is not one of 2021-06, 2021-Q2, 2021-H1, 2021-9M, 2021, 2021-06-14 or"
                        + " 2021-01-01..2021-06-14",
                cause);
    }

    /** Whether what is {@linkplain Coarse rolled up} tells it: it goes from the 1st or 15th of a month to a 14th or last day. */
    public boolean isOfHalfMonths() {
        return Coarse.isWhole(from, to);
    }

    /**
     * The same period a year earlier: of a month the same month, to its last day; of a range the same dates, where 29 February becomes
     * the 28th.
     */
    public Period yearBefore() {
        if (NAMED.matcher(name).matches()) {
            return parse(year() - 1 + name.substring(YEAR_DIGITS), calendar);
        }
        return range(from.minusYears(1), to.minusYears(1));
    }

    /**
     * The period that ends the day before this one begins: the month before a month, the quarter before a quarter and so on, of a range as
     * many days.
     */
    public Period previous() {
        Matcher named = NAMED.matcher(name);
        if (named.matches() && named.group("nine") == null) {
            return before(named);
        }
        return named.matches()
                ? range(from.minusMonths(9), from.minusDays(1))
                : range(from.minusDays(ChronoUnit.DAYS.between(from, to) + 1), from.minusDays(1));
    }

    private Period before(Matcher named) {
        if (named.group("month") != null) {
            return parse(
                    YearMonth.of(year(), Integer.parseInt(named.group("month")))
                            .minusMonths(1)
                            .toString(),
                    calendar);
        }
        if (named.group("quarter") != null) {
            int quarter = Integer.parseInt(named.group("quarter"));
            return parse(quarter == 1 ? year() - 1 + "-Q4" : year() + "-Q" + (quarter - 1), calendar);
        }
        if (named.group("half") != null) {
            return parse(named.group("half").equals("1") ? year() - 1 + "-H2" : year() + "-H1", calendar);
        }
        return yearBefore();
    }

    /** That of the name. */
    private int year() {
        return Integer.parseInt(name.substring(0, YEAR_DIGITS));
    }

    private static Period range(LocalDate from, LocalDate to) {
        return new Period(from.equals(to) ? from.toString() : from + RANGE + to, from, to, ReportingCalendar.CUSTOM);
    }
}
