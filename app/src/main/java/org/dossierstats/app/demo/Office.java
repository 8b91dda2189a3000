package org.dossierstats.app.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.dossierstats.dossier.Rules;

/** When the desk is open. Its closed days are the generator's own: the calendar of the rules is another matter. */
final class Office {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Enough to tell where a dossier stands. */
    static final Rules RULES = Rules.inZone(ZONE);

    /** Seconds of a day the desk is open, 07:30 to 11:30 and 13:30 to 16:30. */
    static final int OPEN_SECONDS = 7 * 3600;

    private static final LocalTime MORNING = LocalTime.of(7, 30);
    private static final LocalTime AFTERNOON = LocalTime.of(13, 30);
    private static final int MORNING_SECONDS = 4 * 3600;

    private static final Set<MonthDay> HOLIDAYS =
            Set.of(MonthDay.of(1, 1), MonthDay.of(1, 2), MonthDay.of(4, 30), MonthDay.of(5, 1), MonthDay.of(9, 2));
    /** Lunar New Year (Tết), first and last day. */
    private static final List<List<LocalDate>> TET = List.of(
            List.of(LocalDate.of(2020, 1, 23), LocalDate.of(2020, 1, 29)),
            List.of(LocalDate.of(2021, 2, 10), LocalDate.of(2021, 2, 16)));
    /** The Hùng Kings' day (Giỗ Tổ) of both years, and the Monday after 1 May 2021, a Saturday. */
    private static final Set<LocalDate> SINGLE_DAYS =
            Set.of(LocalDate.of(2020, 4, 2), LocalDate.of(2021, 4, 21), LocalDate.of(2021, 5, 3));

    private Office() {}

    static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !HOLIDAYS.contains(MonthDay.from(day))
                && !SINGLE_DAYS.contains(day)
                && TET.stream().noneMatch(tet -> !day.isBefore(tet.get(0)) && !day.isAfter(tet.get(1)));
    }

    /** The day so many working days later, or earlier if negative. */
    static LocalDate plus(LocalDate day, int workingDays) {
        int step = Integer.signum(workingDays);
        LocalDate reached = day;
        for (int left = Math.abs(workingDays); left > 0; ) {
            reached = reached.plusDays(step);
            if (isOpen(reached)) {
                left--;
            }
        }
        return reached;
    }

    /** The working days from one day to another, both included. */
    static List<LocalDate> days(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).filter(Office::isOpen).toList();
    }

    /** Seconds the desk is open on this day of the history: its last day has only begun. */
    static int openSeconds(LocalDate day) {
        return day.equals(dayOf(DemoHistory.UNTIL))
                ? (int) ChronoUnit.SECONDS.between(instant(day, 0), DemoHistory.UNTIL)
                : OPEN_SECONDS;
    }

    /** After so many seconds of opening time. */
    static Instant instant(LocalDate day, int openSecond) {
        LocalTime time = openSecond < MORNING_SECONDS
                ? MORNING.plusSeconds(openSecond)
                : AFTERNOON.plusSeconds(openSecond - MORNING_SECONDS);
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
