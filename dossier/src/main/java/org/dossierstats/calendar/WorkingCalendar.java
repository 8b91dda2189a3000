package org.dossierstats.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Which days are worked, and when on them: weeks, less the days off, plus the make-up days (ngày làm bù).
 *
 * <p>The days from 1890 to 2299 are counted once; after that every question is a look-up. What would be later is the last of these days.
 * Immutable.
 */
public final class WorkingCalendar {
    private static final LocalDate FIRST = LocalDate.of(1890, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2299, 12, 31);
    private static final int FIRST_DAY = (int) FIRST.toEpochDay();
    private static final int DAYS = (int) (LAST.toEpochDay() - FIRST.toEpochDay()) + 1;

    private final List<Week> weeks;
    private final SortedSet<LocalDate> daysOff;
    private final SortedSet<LocalDate> makeUpDays;

    /** By day, how many working days there are up to it, itself included. */
    private final int[] workingDays = new int[DAYS];

    /** By day, how many seconds are worked before it begins; one entry more than days. */
    private final long[] seconds = new long[DAYS + 1];

    /**
     * The calendar of these days.
     *
     * @param weeks at least one; each holds until the next begins, the first also before
     * @param daysOff holidays and the days they were moved to
     * @param makeUpDays worked though they are in a weekend; none of them is a day off
     */
    public WorkingCalendar(List<Week> weeks, Set<LocalDate> daysOff, Set<LocalDate> makeUpDays) {
        this.weeks = weeks.stream().sorted(Comparator.comparing(Week::from)).toList();
        this.daysOff = new TreeSet<>(daysOff);
        this.makeUpDays = new TreeSet<>(makeUpDays);
        if (weeks.isEmpty()) {
            throw new IllegalArgumentException("a working calendar needs a week");
        }
        for (LocalDate day : makeUpDays) {
            if (daysOff.contains(day)) {
                throw new IllegalArgumentException(day + " is both a day off and a make-up day");
            }
        }
        count();
    }

    private void count() {
        int week = 0;
        int worked = 0;
        int[] secondsInDay =
                weeks.stream().mapToInt(each -> each.hours().secondsInDay()).toArray();
        for (int i = 0; i < DAYS; i++) {
            LocalDate date = FIRST.plusDays(i);
            while (week + 1 < weeks.size() && !weeks.get(week + 1).from().isAfter(date)) {
                week++;
            }
            boolean working = makeUpDays.contains(date)
                    || (!weeks.get(week).weekend().contains(date.getDayOfWeek()) && !daysOff.contains(date));
            worked += working ? 1 : 0;
            workingDays[i] = worked;
            seconds[i + 1] = seconds[i] + (working ? secondsInDay[week] : 0);
        }
    }

    /**
     * Whether the day is worked.
     *
     * @param day days since 1970-01-01, as everywhere in this class
     */
    public boolean isWorking(int day) {
        int i = index(day);
        return seconds[i + 1] > seconds[i];
    }

    /** How many working days there are after the one day, up to the other; below zero if that is earlier. */
    public int workingDaysBetween(int fromExcluded, int toIncluded) {
        return workingDays[index(toIncluded)] - workingDays[index(fromExcluded)];
    }

    /**
     * The day so many working days later.
     *
     * @param count at least zero; of zero the day itself, worked or not
     */
    public int plusWorkingDays(int day, int count) {
        return count == 0 ? day : dayOfWorkingDay(workingDays[index(day)] + count);
    }

    /** The day itself if it is worked, else the next that is. */
    public int workingDayFrom(int day) {
        return isWorking(day) ? day : plusWorkingDays(day, 1);
    }

    /** The first day up to which there are so many working days. */
    private int dayOfWorkingDay(int ordinal) {
        int reachable = Math.min(ordinal, workingDays[DAYS - 1]);
        return FIRST_DAY + first(DAYS, i -> workingDays[i] >= reachable);
    }

    /** The first index of so many for which this holds; once it holds it holds for all that follow. */
    private static int first(int size, IntPredicate holds) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Working time from one instant to another, in seconds; below zero if that is earlier. */
    public long secondsBetween(Instant from, Instant to, ZoneId zone) {
        return secondsUntil(to, zone) - secondsUntil(from, zone);
    }

    private long secondsUntil(Instant instant, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        int i = index((int) local.toLocalDate().toEpochDay());
        boolean working = seconds[i + 1] > seconds[i];
        return seconds[i] + (working ? hours(local.toLocalDate()).secondsUntil(local.toLocalTime()) : 0);
    }

    /**
     * The instant at which so much more working time has passed.
     *
     * @param workingSeconds at least zero; of zero the instant itself
     */
    public Instant plusSeconds(Instant from, long workingSeconds, ZoneId zone) {
        if (workingSeconds == 0) {
            return from;
        }
        long wanted = Math.min(secondsUntil(from, zone) + workingSeconds, seconds[DAYS]);
        int i = first(DAYS + 1, begin -> seconds[begin] >= wanted) - 1;
        LocalDate date = FIRST.plusDays(i);
        LocalTime time = hours(date).after((int) (wanted - seconds[i]));
        return date.atTime(time).atZone(zone).toInstant();
    }

    /** The hours of a working day. */
    public WorkingHours hours(LocalDate date) {
        WorkingHours hours = weeks.get(0).hours();
        for (Week week : weeks) {
            if (!week.from().isAfter(date)) {
                hours = week.hours();
            }
        }
        return hours;
    }

    private static int index(int day) {
        int i = day - FIRST_DAY;
        if (i < 0 || i >= DAYS) {
            throw new IllegalArgumentException(
                    LocalDate.ofEpochDay(day) + " is outside the working calendar, " + FIRST + " to " + LAST);
        }
        return i;
    }

    /** All of it, one thing a line, in a fixed order: equal texts, equal calendars. */
    public String canonical() {
        StringBuilder text = new StringBuilder();
        weeks.forEach(week -> text.append(week.canonical()).append('\n'));
        daysOff.forEach(day -> text.append("off ").append(day).append('\n'));
        makeUpDays.forEach(day -> text.append("make-up ").append(day).append('\n'));
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkingCalendar calendar && canonical().equals(calendar.canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }
}
