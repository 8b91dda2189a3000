package org.dossierstats.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2021-06, 2021-05-15, 2021-06-14",
        "2021-01, 2020-12-15, 2021-01-14",
        "2024-03, 2024-02-15, 2024-03-14",
        "2021-Q1, 2020-12-15, 2021-03-14",
        "2021-Q2, 2021-03-15, 2021-06-14",
        "2021-Q3, 2021-06-15, 2021-09-14",
        "2021-Q4, 2021-09-15, 2021-12-14",
        "2021-H1, 2020-12-15, 2021-06-14",
        "2021-H2, 2021-06-15, 2021-12-14",
        "2021-9M, 2020-12-15, 2021-09-14",
        "2021, 2020-12-15, 2021-12-14"
    })
    void statutory_periods_run_from_the_15th_to_the_14th(String name, LocalDate from, LocalDate to) {
        assertThat(Period.parse(name, ReportingCalendar.STATUTORY))
                .isEqualTo(new Period(name, from, to, ReportingCalendar.STATUTORY));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02, 2024-02-01, 2024-02-29",
        "2021-02, 2021-02-01, 2021-02-28",
        "2021-12, 2021-12-01, 2021-12-31",
        "2021-Q2, 2021-04-01, 2021-06-30",
        "2021-H2, 2021-07-01, 2021-12-31",
        "2021-9M, 2021-01-01, 2021-09-30",
        "2021, 2021-01-01, 2021-12-31"
    })
    void calendar_periods_run_from_the_first_to_the_last_day(String name, LocalDate from, LocalDate to) {
        assertThat(Period.parse(name, ReportingCalendar.CALENDAR))
                .isEqualTo(new Period(name, from, to, ReportingCalendar.CALENDAR));
    }

    @Test
    void quarters_and_months_tile_the_year_in_both_calendars() {
        for (ReportingCalendar calendar : List.of(ReportingCalendar.STATUTORY, ReportingCalendar.CALENDAR)) {
            for (int year = 1999; year < 2030; year++) {
                Period whole = Period.parse(String.valueOf(year), calendar);
                LocalDate next = whole.from();
                for (int month = 1; month <= 12; month++) {
                    Period part = Period.parse(String.format("%d-%02d", year, month), calendar);
                    assertThat(part.from())
                            .as("%s %d-%d", calendar, year, month)
                            .isEqualTo(next);
                    next = part.to().plusDays(1);
                }
                assertThat(next).isEqualTo(whole.to().plusDays(1));
                assertThat(Period.parse(year + "-Q3", calendar).from())
                        .isEqualTo(Period.parse(year + "-Q2", calendar).to().plusDays(1));
            }
        }
    }

    @Test
    void days_and_ranges_are_what_they_say_in_both_calendars() {
        assertThat(Period.parse("2021-06-14", ReportingCalendar.STATUTORY))
                .isEqualTo(Period.parse("2021-06-14", ReportingCalendar.CALENDAR))
                .returns(LocalDate.of(2021, 6, 14), Period::from)
                .returns(LocalDate.of(2021, 6, 14), Period::to);
        assertThat(Period.parse("2021-01-01..2021-06-14", ReportingCalendar.STATUTORY))
                .returns(LocalDate.of(2021, 1, 1), Period::from)
                .returns(LocalDate.of(2021, 6, 14), Period::to)
                .returns(ReportingCalendar.CUSTOM, Period::calendar);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "21-06",
                "2021-13",
                "2021-00",
                "2021-Q5",
                "2021-H3",
                "2021-6M",
                "2021-02-29",
                "June",
                "2021-06-14.."
            })
    void what_is_no_period_is_refused_with_what_would_be_one(String name) {
        assertThatThrownBy(() -> Period.parse(name, ReportingCalendar.STATUTORY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "period '" + name + "' is not one of 2021-06, 2021-Q2, 2021-H1, 2021-9M, 2021, 2021-06-14 or"
                                + " 2021-01-01..2021-06-14");
    }

    @Test
    void a_range_backwards_or_out_of_time_is_refused() {
        assertThatThrownBy(() -> Period.parse("2021-06-14..2021-06-13", ReportingCalendar.STATUTORY))
                .hasMessageContaining("ends before it begins");
        assertThatThrownBy(() -> Period.parse("1850-01-01..2021-06-13", ReportingCalendar.STATUTORY))
                .hasMessageContaining("is outside the years 1900 to 2199");
    }

    @Test
    void the_year_before_has_the_same_dates_not_as_many_days() {
        Period seed = Period.parse("2021-01-01..2021-06-14", ReportingCalendar.CALENDAR);

        assertThat(seed.yearBefore().from()).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(seed.yearBefore().to()).isEqualTo(LocalDate.of(2020, 6, 14));
        assertThat(Period.parse("2024-02", ReportingCalendar.CALENDAR)
                        .yearBefore()
                        .to())
                .isEqualTo(LocalDate.of(2023, 2, 28));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03, calendar, 2024-02, 2024-02-01, 2024-02-29",
        "2024-01, calendar, 2023-12, 2023-12-01, 2023-12-31",
        "2021-01, statutory, 2020-12, 2020-11-15, 2020-12-14",
        "2021-Q1, statutory, 2020-Q4, 2020-09-15, 2020-12-14",
        "2021-Q3, calendar, 2021-Q2, 2021-04-01, 2021-06-30",
        "2021-H1, calendar, 2020-H2, 2020-07-01, 2020-12-31",
        "2021-H2, statutory, 2021-H1, 2020-12-15, 2021-06-14",
        "2021, calendar, 2020, 2020-01-01, 2020-12-31",
        "2021-9M, calendar, 2020-04-01..2020-12-31, 2020-04-01, 2020-12-31",
        "2021-9M, statutory, 2020-03-15..2020-12-14, 2020-03-15, 2020-12-14",
        "2021-03-01..2021-03-10, calendar, 2021-02-19..2021-02-28, 2021-02-19, 2021-02-28",
        "2021-03-01, calendar, 2021-02-28, 2021-02-28, 2021-02-28"
    })
    void the_previous_one_ends_the_day_before(
            String name, String calendar, String before, LocalDate from, LocalDate to) {
        Period period = Period.parse(name, ReportingCalendar.valueOf(calendar.toUpperCase(Locale.ROOT)));

        Period previous = period.previous();

        assertThat(previous.name()).isEqualTo(before);
        assertThat(previous.from()).isEqualTo(from);
        assertThat(previous.to()).isEqualTo(to).isEqualTo(period.from().minusDays(1));
        assertThat(Period.parse(before, previous.calendar())).isEqualTo(previous);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-02, calendar, 2020-02, 2020-02-01, 2020-02-29",
        "2024-02, calendar, 2023-02, 2023-02-01, 2023-02-28",
        "2021-H1, statutory, 2020-H1, 2019-12-15, 2020-06-14",
        "2021, calendar, 2020, 2020-01-01, 2020-12-31",
        "2021-9M, calendar, 2020-9M, 2020-01-01, 2020-09-30",
        "2024-02-29, calendar, 2023-02-28, 2023-02-28, 2023-02-28",
        "2020-02-29..2020-03-01, calendar, 2019-02-28..2019-03-01, 2019-02-28, 2019-03-01"
    })
    void the_year_before_is_the_same_period(String name, String calendar, String before, LocalDate from, LocalDate to) {
        Period year = Period.parse(name, ReportingCalendar.valueOf(calendar.toUpperCase(Locale.ROOT)))
                .yearBefore();

        assertThat(year.name()).isEqualTo(before);
        assertThat(year.from()).isEqualTo(from);
        assertThat(year.to()).isEqualTo(to);
    }
}
