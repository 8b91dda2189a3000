package org.dossierstats.ingest.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.dossierstats.calendar.WorkingCalendar;
import org.dossierstats.calendar.WorkingHours.Session;
import org.jspecify.annotations.Nullable;

/** When an office is open: its days, and in a day the seconds of opening time, breaks left out. Immutable. */
public final class Office {
    private final WorkingCalendar calendar;
    private final ZoneId zone;
    private final @Nullable Instant end;

    /** A day, and a second of its opening time. */
    record Moment(LocalDate day, int second) {}

    public Office(WorkingCalendar calendar, ZoneId zone) {
        this(calendar, zone, null);
    }

    private Office(WorkingCalendar calendar, ZoneId zone, @Nullable Instant end) {
        this.calendar = calendar;
        this.zone = zone;
        this.end = end;
    }

    /** The same of which only what happens until this instant is told: the day it is in has only begun. */
    public Office until(Instant end) {
        return new Office(calendar, zone, end);
    }

    public ZoneId zone() {
        return zone;
    }

    public boolean isOpen(LocalDate day) {
        return calendar.isWorking(epochDay(day));
    }

    /** The day so many working days later, or earlier if negative. */
    public LocalDate plus(LocalDate day, int workingDays) {
        if (workingDays >= 0) {
            return LocalDate.ofEpochDay(calendar.plusWorkingDays(epochDay(day), workingDays));
        }
        LocalDate reached = day;
        for (int left = -workingDays; left > 0; ) {
            reached = reached.minusDays(1);
            if (isOpen(reached)) {
                left--;
            }
        }
        return reached;
    }

    /** How many working days there are from one day to another, both included. */
    public int count(LocalDate from, LocalDate to) {
        return calendar.workingDaysBetween(epochDay(from) - 1, epochDay(to));
    }

    /** The working days from one day to another, both included. */
    public List<LocalDate> days(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).filter(this::isOpen).toList();
    }

    /** One of the working days from one day to another, both included, each as likely; there must be one. */
    LocalDate oneOf(LocalDate from, LocalDate to, Random random) {
        return plus(from.minusDays(1), 1 + random.nextInt(count(from, to)));
    }

    /** Seconds the office is open on this day. */
    public int openSeconds(LocalDate day) {
        return end != null && day.equals(dayOf(end))
                ? openSecond(day, LocalTime.ofInstant(end, zone))
                : openSecond(day, LocalTime.MAX);
    }

    /** Seconds it has been open on this day when it is so late. */
    int openSecond(LocalDate day, LocalTime time) {
        int now = time.toSecondOfDay();
        int open = 0;
        for (Session session : calendar.hours(day).sessions()) {
            int from = session.from().toSecondOfDay();
            open += Math.max(0, Math.min(now, session.to().toSecondOfDay()) - from);
        }
        return open;
    }

    /** After so many seconds of opening time; at the end of a session that is not the last, when the next begins. */
    public Instant instant(LocalDate day, int openSecond) {
        return day.atTime(time(day, openSecond)).atZone(zone).toInstant();
    }

    /** The same on the clock. */
    LocalTime time(LocalDate day, int openSecond) {
        LocalTime time = LocalTime.MIDNIGHT;
        int left = openSecond;
        for (Session session : calendar.hours(day).sessions()) {
            int seconds = session.to().toSecondOfDay() - session.from().toSecondOfDay();
            time = session.from().plusSeconds(Math.min(left, seconds));
            if (left < seconds) {
                break;
            }
            left -= seconds;
        }
        return time;
    }

    /** After so many seconds of opening time more, on this day or a later one. */
    Moment later(LocalDate from, LocalTime time, int openSeconds) {
        LocalDate day = isOpen(from) ? from : plus(from, 1);
        int second = openSeconds + (day.equals(from) ? openSecond(day, time) : 0);
        while (second >= openSeconds(day)) {
            second -= openSeconds(day);
            day = plus(day, 1);
        }
        return new Moment(day, second);
    }

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static int epochDay(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }
}
