package org.dossierstats.ingest.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** When people file: most on Mondays, at the desk in the middle of the sessions, online also in the evening and on closed days. */
final class Hours {
    /** By hour of the day. */
    private static final List<Integer> ONLINE =
            List.of(3, 2, 1, 1, 2, 5, 12, 30, 85, 100, 95, 60, 40, 55, 85, 90, 75, 45, 35, 50, 65, 55, 30, 10);

    /** By hour of the day, in percent of the busiest. */
    private static final List<Integer> DESK =
            List.of(50, 50, 50, 50, 50, 50, 50, 60, 95, 100, 85, 45, 50, 60, 95, 85, 50, 40, 50, 50, 50, 50, 50, 50);

    /** Filings on a day the office is closed, in percent of a working day. */
    private static final int CLOSED_PERCENT = 30;

    private static final int MOST_UNEVEN_PERCENT = 15;

    private final Draw<Integer> online =
            new Draw<>(IntStream.range(0, ONLINE.size()).boxed().toList(), ONLINE::get);
    private final Office office;

    Hours(Office office) {
        this.office = office;
    }

    /** Of an online filing. */
    LocalTime online(Random random) {
        return LocalTime.ofSecondOfDay(online.next(random) * 3600L + random.nextInt(3600));
    }

    /** Of an acceptance at the desk, in seconds of the day's opening time. */
    int desk(LocalDate day, Random random) {
        while (true) {
            int second = random.nextInt(office.openSeconds(day));
            int hour = office.time(day, second).getHour();
            if (random.nextInt(100) < DESK.get(hour)) {
                return second;
            }
        }
    }

    /** How many come to the desk on this day, beside other days. */
    int busyDesk(LocalDate day, Random random) {
        int busy = busy(day.getDayOfWeek(), random);
        return office.isOpen(day) ? busy : 0;
    }

    /** How many file online on this day, beside other days. */
    int busyOnline(LocalDate day, Random random) {
        return office.isOpen(day)
                ? busy(day.getDayOfWeek(), random)
                : busy(DayOfWeek.WEDNESDAY, random) * CLOSED_PERCENT / 100;
    }

    private static int busy(DayOfWeek day, Random random) {
        return (14 - day.getValue()) * (100 - MOST_UNEVEN_PERCENT + random.nextInt(2 * MOST_UNEVEN_PERCENT + 1));
    }
}
