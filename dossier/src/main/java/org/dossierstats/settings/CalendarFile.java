package org.dossierstats.settings;

import static org.dossierstats.settings.SettingsFile.constant;
import static org.dossierstats.settings.SettingsFile.date;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.calendar.Week;
import org.dossierstats.calendar.WorkingCalendar;
import org.dossierstats.calendar.WorkingHours;
import org.dossierstats.calendar.WorkingHours.Session;
import org.dossierstats.settings.Yaml.WrongException;

/**
 * A working calendar in YAML, and what is not certain of it.
 *
 * @param uncertain by year, what is not certain
 * @param firstYear the first year whose holidays are in it
 * @param lastYear the last
 */
record CalendarFile(WorkingCalendar calendar, SortedMap<Integer, String> uncertain, int firstYear, int lastYear) {
    private static final Set<String> KEYS = Set.of("weeks", "days-off", "make-up-days", "uncertain", "years");

    static CalendarFile parse(String text) throws WrongException {
        Yaml.Entries top = Yaml.parse(text).entries("the calendar", KEYS);
        Yaml years = top.get("years");
        Yaml.Entries range = years == null ? null : years.entries("years", Set.of("from", "to"));
        try {
            return new CalendarFile(
                    new WorkingCalendar(weeks(top), days(top, "days-off"), days(top, "make-up-days")),
                    uncertain(top),
                    range == null ? Integer.MIN_VALUE : year(range, "from"),
                    range == null ? Integer.MAX_VALUE : year(range, "to"));
        } catch (IllegalArgumentException e) {
            throw new WrongException(top.line(), String.valueOf(e.getMessage()));
        }
    }

    private static int year(Yaml.Entries range, String key) throws WrongException {
        return date(range, key, range.required(key) + "-01-01").getYear();
    }

    private static List<Week> weeks(Yaml.Entries top) throws WrongException {
        Yaml weeks = top.get("weeks");
        if (!(weeks instanceof Yaml.Sequence list)) {
            throw top.wrong("weeks", "is not a list of weeks");
        }
        List<Week> read = new ArrayList<>();
        for (Yaml item : list.items()) {
            Yaml.Entries week = item.entries("weeks", Set.of("from", "weekend", "hours"));
            EnumSet<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
            for (String day : texts(week, "weekend")) {
                weekend.add(constant(DayOfWeek.class, week, "weekend", day));
            }
            List<Session> sessions = new ArrayList<>();
            for (String session : texts(week, "hours")) {
                sessions.add(session(week, session));
            }
            read.add(new Week(date(week, "from", week.required("from")), weekend, new WorkingHours(sessions)));
        }
        return read;
    }

    private static Session session(Yaml.Entries week, String text) throws WrongException {
        int hyphen = text.indexOf('-');
        try {
            return new Session(
                    LocalTime.parse(text.substring(0, Math.max(hyphen, 0))),
                    LocalTime.parse(text.substring(hyphen + 1)));
        } catch (DateTimeException e) {
            throw week.wrong("hours", "is not a session such as 07:30-11:30: " + text);
        }
    }

    /** The texts under a key: a list of them. */
    static List<String> texts(Yaml.Entries entries, String key) throws WrongException {
        Yaml value = entries.get(key);
        if (!(value instanceof Yaml.Sequence list)) {
            throw entries.wrong(key, "is not a list");
        }
        List<String> texts = new ArrayList<>();
        for (Yaml item : list.items()) {
            texts.add(item.text(key).clean());
        }
        return texts;
    }

    private static Set<LocalDate> days(Yaml.Entries top, String key) throws WrongException {
        Set<LocalDate> days = new HashSet<>();
        Yaml value = top.get(key);
        if (value != null && !(value instanceof Yaml.Nothing)) {
            Yaml.Entries entries = value.entries(key);
            for (String day : entries.byKey().keySet()) {
                days.add(date(entries, day, day));
            }
        }
        return days;
    }

    private static SortedMap<Integer, String> uncertain(Yaml.Entries top) throws WrongException {
        SortedMap<Integer, String> uncertain = new TreeMap<>();
        Yaml value = top.get("uncertain");
        if (value != null) {
            Yaml.Entries entries = value.entries("uncertain");
            for (String year : entries.byKey().keySet()) {
                uncertain.put(date(entries, year, year + "-01-01").getYear(), entries.required(year));
            }
        }
        return uncertain;
    }
}
