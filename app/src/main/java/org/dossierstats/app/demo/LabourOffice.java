package org.dossierstats.app.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dossierstats.calendar.Week;
import org.dossierstats.calendar.WorkingCalendar;
import org.dossierstats.calendar.WorkingHours;
import org.dossierstats.calendar.WorkingHours.Session;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Rules;
import org.dossierstats.ingest.simulation.Life.Author;
import org.dossierstats.ingest.simulation.Office;
import org.dossierstats.ingest.simulation.Procedure;

/** The one-stop desk of the demo. Its closed days are the generator's own: the calendar of the rules is another matter. */
final class LabourOffice {
    static final String AGENCY = "H32.19";

    /** When its history ends. */
    static final Instant UNTIL = Instant.parse("2021-06-14T02:00:00Z");

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Enough to tell where a dossier stands. */
    static final Rules RULES = Rules.inZone(ZONE);

    private static final WorkingHours HOURS = new WorkingHours(List.of(
            new Session(LocalTime.of(7, 30), LocalTime.of(11, 30)),
            new Session(LocalTime.of(13, 30), LocalTime.of(16, 30))));
    private static final Week WEEK = new Week(LocalDate.EPOCH, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), HOURS);

    private static final int FIRST_YEAR = 2019;
    private static final int LAST_YEAR = 2031;
    private static final List<MonthDay> HOLIDAYS =
            List.of(MonthDay.of(1, 1), MonthDay.of(1, 2), MonthDay.of(4, 30), MonthDay.of(5, 1), MonthDay.of(9, 2));
    /** Lunar New Year (Tết), first and last day. */
    private static final List<List<LocalDate>> TET = List.of(
            List.of(LocalDate.of(2020, 1, 23), LocalDate.of(2020, 1, 29)),
            List.of(LocalDate.of(2021, 2, 10), LocalDate.of(2021, 2, 16)));
    /** The Hùng Kings' day (Giỗ Tổ) of both years, and the Monday after 1 May 2021, a Saturday. */
    private static final Set<LocalDate> SINGLE_DAYS =
            Set.of(LocalDate.of(2020, 4, 2), LocalDate.of(2021, 4, 21), LocalDate.of(2021, 5, 3));

    /** Its last day has only begun. */
    static final Office OFFICE = new Office(new WorkingCalendar(List.of(WEEK), daysOff(), Set.of()), ZONE).until(UNTIL);

    static final Author AUTHOR = new Author("/motcua/H32", OFFICE);

    private LabourOffice() {}

    static Amendment filing(Procedure procedure, Channel channel) {
        return new Amendment(AGENCY, procedure.code(), procedure.field(), channel);
    }

    private static Set<LocalDate> daysOff() {
        Set<LocalDate> daysOff = new HashSet<>(SINGLE_DAYS);
        IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                .forEach(year -> HOLIDAYS.forEach(holiday -> daysOff.add(holiday.atYear(year))));
        TET.forEach(days -> days.get(0).datesUntil(days.get(1).plusDays(1)).forEach(daysOff::add));
        return daysOff;
    }
}
