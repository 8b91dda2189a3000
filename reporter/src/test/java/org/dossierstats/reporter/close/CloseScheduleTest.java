package org.dossierstats.reporter.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.dossierstats.period.LastPeriod;
import org.dossierstats.period.ReportingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which period is due on which day. */
class CloseScheduleTest {
    @ParameterizedTest
    @CsvSource({
        "0, CALENDAR, 2021-06-30, 2021-05, 2021-Q1, 2020-H2, 2020",
        "0, CALENDAR, 2021-07-01, 2021-06, 2021-Q2, 2021-H1, 2020",
        "0, STATUTORY, 2021-06-14, 2021-05, 2021-Q1, 2020-H2, 2020",
        "0, STATUTORY, 2021-06-15, 2021-06, 2021-Q2, 2021-H1, 2020",
        "3, CALENDAR, 2021-07-03, 2021-05, 2021-Q1, 2020-H2, 2020",
        "3, CALENDAR, 2021-07-04, 2021-06, 2021-Q2, 2021-H1, 2020",
        "3, STATUTORY, 2021-06-17, 2021-05, 2021-Q1, 2020-H2, 2020",
        "3, STATUTORY, 2021-06-18, 2021-06, 2021-Q2, 2021-H1, 2020",
        "3, CALENDAR, 2024-03-03, 2024-01, 2023-Q4, 2023-H2, 2023",
        "3, CALENDAR, 2024-03-04, 2024-02, 2023-Q4, 2023-H2, 2023",
        "0, CALENDAR, 2024-02-29, 2024-01, 2023-Q4, 2023-H2, 2023",
        "0, CALENDAR, 2023-03-01, 2023-02, 2022-Q4, 2022-H2, 2022",
        "5, CALENDAR, 2022-01-05, 2021-11, 2021-Q3, 2021-H1, 2020",
        "5, CALENDAR, 2022-01-06, 2021-12, 2021-Q4, 2021-H2, 2021",
        "20, STATUTORY, 2022-01-03, 2021-11, 2021-Q3, 2021-H1, 2020",
        "20, STATUTORY, 2022-01-04, 2021-12, 2021-Q4, 2021-H2, 2021",
        "60, CALENDAR, 2021-08-29, 2021-05, 2021-Q1, 2020-H2, 2020",
        "60, CALENDAR, 2021-08-30, 2021-06, 2021-Q2, 2021-H1, 2020"
    })
    void a_period_is_due_when_so_many_whole_days_have_passed_since_its_last(
            int days,
            ReportingCalendar calendar,
            LocalDate today,
            String month,
            String quarter,
            String half,
            String year) {
        CloseSchedule schedule = new CloseSchedule(EnumSet.allOf(LastPeriod.class), days, calendar, "a");

        assertThat(schedule.kinds().stream()
                        .map(kind -> schedule.due(kind, today).name()))
                .containsExactly(month, quarter, half, year);
    }

    @Test
    void it_is_refused_where_a_period_could_not_be_closed_so() {
        assertThat(new CloseSchedule(Set.of(), 60, ReportingCalendar.STATUTORY, "a").kinds())
                .isEmpty();
        for (int days : new int[] {-1, 61}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CloseSchedule(Set.of(), days, ReportingCalendar.STATUTORY, "a"))
                    .withMessage("the days to wait must be 0 to 60, not " + days);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CloseSchedule(Set.of(), 3, ReportingCalendar.CUSTOM, "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CloseSchedule(Set.of(), 3, ReportingCalendar.STATUTORY, " "))
                .withMessage("the author is blank");
    }

    @Test
    void it_is_told_in_the_order_of_length() {
        Set<LastPeriod> kinds = Set.of(LastPeriod.QUARTER, LastPeriod.MONTH);

        assertThat(new CloseSchedule(kinds, 3, ReportingCalendar.STATUTORY, "a"))
                .hasToString("month, quarter (statutory), 3 days after the last day");
        assertThat(new CloseSchedule(kinds, 1, ReportingCalendar.CALENDAR, "a"))
                .hasToString("month, quarter (calendar), 1 day after the last day");
    }
}
