package org.dossierstats.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OfficeTest {
    @Test
    void working_days_leave_out_weekends_and_the_new_year() {
        assertThat(Office.plus(LocalDate.of(2021, 2, 9), 1)).isEqualTo("2021-02-17");
        assertThat(Office.plus(LocalDate.of(2021, 6, 14), -1)).isEqualTo("2021-06-11");
        assertThat(Office.days(LocalDate.of(2021, 4, 29), LocalDate.of(2021, 5, 5)))
                .containsExactly(LocalDate.of(2021, 4, 29), LocalDate.of(2021, 5, 4), LocalDate.of(2021, 5, 5));
    }

    @Test
    void opening_time_leaves_out_the_lunch_break() {
        LocalDate day = LocalDate.of(2021, 6, 10);

        assertThat(Office.instant(day, 4 * 3600 - 1)).isEqualTo(Instant.parse("2021-06-10T04:29:59Z"));
        assertThat(Office.instant(day, 4 * 3600)).isEqualTo(Instant.parse("2021-06-10T06:30:00Z"));
        assertThat(Office.instant(day, Office.openSeconds(day))).isEqualTo(Instant.parse("2021-06-10T09:30:00Z"));
    }

    @Test
    void the_last_day_of_the_history_has_only_begun() {
        assertThat(Office.openSeconds(LocalDate.of(2021, 6, 14))).isEqualTo(90 * 60);
    }
}
