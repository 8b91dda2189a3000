package org.dossierstats.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dossierstats.calendar.WorkingHours.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final WorkingHours OFFICE =
            new WorkingHours(List.of(session("07:00", "11:30"), session("13:30", "17:00")));
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** 30 April and 1 May 2024 off, Monday 29 April swapped with Saturday 4 May. */
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            List.of(new Week(LocalDate.of(2000, 1, 1), WEEKEND, OFFICE)),
            Set.of(day("2024-04-29"), day("2024-04-30"), day("2024-05-01")),
            Set.of(day("2024-05-04")));

    @ParameterizedTest
    @CsvSource({
        "2024-04-26, true",
        "2024-04-27, false",
        "2024-04-29, false",
        "2024-05-01, false",
        "2024-05-02, true",
        "2024-05-04, true",
        "2024-05-05, false"
    })
    void a_day_is_worked_or_not(String date, boolean worked) {
        assertThat(CALENDAR.isWorking(number(date))).isEqualTo(worked);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-26, 0, 2024-04-26",
        "2024-04-26, 1, 2024-05-02",
        "2024-04-26, 3, 2024-05-04",
        "2024-04-26, 4, 2024-05-06",
        "2024-04-28, 1, 2024-05-02",
        "2024-04-28, 0, 2024-04-28",
        "2023-12-29, 1, 2024-01-01"
    })
    void working_days_skip_weekends_and_days_off_and_count_make_up_days(String from, int count, String reached) {
        assertThat(LocalDate.ofEpochDay(CALENDAR.plusWorkingDays(number(from), count)))
                .isEqualTo(day(reached));
    }

    @Test
    void working_days_between_leave_out_the_first_and_count_the_last() {
        assertThat(CALENDAR.workingDaysBetween(number("2024-04-26"), number("2024-05-06")))
                .isEqualTo(4);
        assertThat(CALENDAR.workingDaysBetween(number("2024-05-06"), number("2024-05-06")))
                .isZero();
    }

    @Test
    void a_day_nobody_works_on_moves_to_the_next_working_day() {
        assertThat(CALENDAR.workingDayFrom(number("2024-04-27"))).isEqualTo(number("2024-05-02"));
        assertThat(CALENDAR.workingDayFrom(number("2024-05-04"))).isEqualTo(number("2024-05-04"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-02T08:00, 2024-05-02T09:00, 3600",
        "2024-05-02T11:00, 2024-05-02T14:00, 3600",
        "2024-05-02T12:00, 2024-05-02T13:00, 0",
        "2024-05-02T05:00, 2024-05-02T23:00, 28800",
        "2024-04-26T16:00, 2024-05-02T08:00, 7200",
        "2024-05-03T17:00, 2024-05-06T07:00, 28800",
        "2024-04-27T00:00, 2024-05-02T00:00, 0"
    })
    void working_time_leaves_out_nights_lunch_and_days_off(String from, String to, long seconds) {
        assertThat(CALENDAR.secondsBetween(at(from), at(to), HANOI)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-02T08:00, 3600, 2024-05-02T09:00",
        "2024-05-02T11:00, 3600, 2024-05-02T14:00",
        "2024-05-02T11:00, 1800, 2024-05-02T11:30",
        "2024-05-02T12:00, 1, 2024-05-02T13:30:01",
        "2024-04-26T16:00, 7200, 2024-05-02T08:00",
        "2024-04-26T16:00, 3600, 2024-04-26T17:00",
        "2024-05-03T15:00, 36000, 2024-05-04T17:00",
        "2024-04-27T10:00, 0, 2024-04-27T10:00"
    })
    void working_time_is_added_within_sessions(String from, long seconds, String reached) {
        assertThat(CALENDAR.plusSeconds(at(from), seconds, HANOI)).isEqualTo(at(reached));
    }

    @Test
    void what_is_added_is_what_lies_between() {
        long seed = 11;
        Random random = new Random(seed);

        for (int i = 0; i < 2_000; i++) {
            Instant from = at("2024-04-01T00:00").plusSeconds(random.nextInt(90 * 86_400));
            long seconds = random.nextInt(40 * 28_800);
            Instant reached = CALENDAR.plusSeconds(from, seconds, HANOI);

            assertThat(CALENDAR.secondsBetween(from, reached, HANOI))
                    .as("seed %d, from %s, %d s", seed, from, seconds)
                    .isEqualTo(seconds);
        }
    }

    @Test
    void weeks_hold_from_their_first_day_on() {
        WorkingCalendar calendar = new WorkingCalendar(
                List.of(
                        new Week(LocalDate.of(2024, 6, 1), EnumSet.of(DayOfWeek.SUNDAY), OFFICE),
                        new Week(LocalDate.of(2000, 1, 1), WEEKEND, OFFICE)),
                Set.of(),
                Set.of());

        assertThat(calendar.isWorking(number("2024-05-25"))).isFalse();
        assertThat(calendar.isWorking(number("2024-06-01"))).isTrue();
        assertThat(calendar.isWorking(number("1999-12-31"))).isTrue();
    }

    @Test
    void clocks_set_forward_and_back_leave_working_time_as_the_clock_on_the_wall_says() {
        ZoneId amsterdam = ZoneId.of("Europe/Amsterdam");
        Instant friday =
                LocalDateTime.parse("2024-03-29T16:00").atZone(amsterdam).toInstant();
        Instant monday =
                LocalDateTime.parse("2024-04-01T08:00").atZone(amsterdam).toInstant();

        assertThat(CALENDAR.secondsBetween(friday, monday, amsterdam)).isEqualTo(7200);
        assertThat(CALENDAR.plusSeconds(friday, 7200, amsterdam)).isEqualTo(monday);
    }

    @Test
    void beyond_its_end_everything_is_its_last_day() {
        int late = number("2299-12-30");

        assertThat(LocalDate.ofEpochDay(CALENDAR.plusWorkingDays(late, 100_000)))
                .isEqualTo(day("2299-12-29"));
        assertThat(CALENDAR.plusSeconds(at("2299-12-01T10:00"), Integer.MAX_VALUE, HANOI))
                .isEqualTo(at("2299-12-29T17:00"));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> new WorkingHours(List.of(session("07:00", "12:00"), session("11:00", "17:00"))))
                .hasMessage("session 11:00-17:00 does not begin after 07:00-12:00 has ended");
        assertThatThrownBy(() -> session("12:00", "12:00")).hasMessageContaining("does not end after it begins");
        assertThatThrownBy(() -> new WorkingHours(List.of())).hasMessageContaining("at least one session");
        assertThatThrownBy(() -> new Week(day("2000-01-01"), EnumSet.allOf(DayOfWeek.class), OFFICE))
                .hasMessage("a week without a working day");
        assertThatThrownBy(() -> new WorkingCalendar(List.of(), Set.of(), Set.of()))
                .hasMessage("a working calendar needs a week");
    }

    private static Session session(String from, String to) {
        return new Session(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    private static int number(String date) {
        return (int) day(date).toEpochDay();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(HANOI).toInstant();
    }
}
