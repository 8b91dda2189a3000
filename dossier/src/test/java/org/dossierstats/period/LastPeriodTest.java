package org.dossierstats.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2021-06-14, STATUTORY, 2021-05, 2021-Q1, 2020-H2, 2020",
        "2021-06-15, STATUTORY, 2021-06, 2021-Q2, 2021-H1, 2020",
        "2021-12-14, STATUTORY, 2021-11, 2021-Q3, 2021-H1, 2020",
        "2021-12-15, STATUTORY, 2021-12, 2021-Q4, 2021-H2, 2021",
        "2021-12-31, STATUTORY, 2021-12, 2021-Q4, 2021-H2, 2021",
        "2022-01-14, STATUTORY, 2021-12, 2021-Q4, 2021-H2, 2021",
        "2022-01-15, STATUTORY, 2022-01, 2021-Q4, 2021-H2, 2021",
        "2021-06-30, CALENDAR, 2021-05, 2021-Q1, 2020-H2, 2020",
        "2021-07-01, CALENDAR, 2021-06, 2021-Q2, 2021-H1, 2020",
        "2021-12-31, CALENDAR, 2021-11, 2021-Q3, 2021-H1, 2020",
        "2022-01-01, CALENDAR, 2021-12, 2021-Q4, 2021-H2, 2021",
        "2024-03-01, CALENDAR, 2024-02, 2023-Q4, 2023-H2, 2023"
    })
    void it_is_the_latest_that_is_over_on_that_day(
            LocalDate today, ReportingCalendar calendar, String month, String quarter, String half, String year) {
        assertThat(LastPeriod.MONTH.before(today, calendar).name()).isEqualTo(month);
        assertThat(LastPeriod.QUARTER.before(today, calendar).name()).isEqualTo(quarter);
        assertThat(LastPeriod.HALF.before(today, calendar).name()).isEqualTo(half);
        assertThat(LastPeriod.YEAR.before(today, calendar).name()).isEqualTo(year);
    }

    @Test
    void on_any_day_it_is_over_and_the_next_one_is_not() {
        LocalDate end = LocalDate.of(2025, 1, 1);
        for (LocalDate today = LocalDate.of(2023, 1, 1); today.isBefore(end); today = today.plusDays(1)) {
            for (LastPeriod last : LastPeriod.values()) {
                for (ReportingCalendar calendar :
                        new ReportingCalendar[] {ReportingCalendar.STATUTORY, ReportingCalendar.CALENDAR}) {
                    Period period = last.before(today, calendar);
                    assertThat(period.to()).isBefore(today);
                    assertThat(last.before(period.to().plusDays(1), calendar)).isEqualTo(period);
                    assertThat(last.before(period.to(), calendar).to())
                            .isEqualTo(period.from().minusDays(1));
                }
            }
        }
    }

    @Test
    void it_is_asked_for_by_its_name() {
        assertThat(LastPeriod.named("last-month")).contains(LastPeriod.MONTH);
        assertThat(LastPeriod.named("last-half")).contains(LastPeriod.HALF);
        assertThat(LastPeriod.named("last-week")).isEmpty();
    }
}
