package org.dossierstats.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.dossierstats.dossier.Rules;
import org.dossierstats.settings.Rulebook;
import org.junit.jupiter.api.Test;

class OfficeTest {
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final Office OFFICE = new Office(RULES.calendar(), RULES.zone());

    @Test
    void working_days_leave_out_weekends_and_the_new_year() {
        assertThat(OFFICE.plus(LocalDate.of(2021, 2, 9), 1)).isEqualTo("2021-02-17");
        assertThat(OFFICE.plus(LocalDate.of(2021, 6, 14), -1)).isEqualTo("2021-06-11");
        assertThat(OFFICE.days(LocalDate.of(2021, 4, 29), LocalDate.of(2021, 5, 5)))
                .containsExactly(LocalDate.of(2021, 4, 29), LocalDate.of(2021, 5, 4), LocalDate.of(2021, 5, 5));
        assertThat(OFFICE.count(LocalDate.of(2021, 4, 29), LocalDate.of(2021, 5, 5)))
                .isEqualTo(3);
    }

    @Test
    void opening_time_leaves_out_the_lunch_break() {
        LocalDate day = LocalDate.of(2021, 6, 10);
        int morning = 9 * 1800;

        assertThat(OFFICE.instant(day, morning - 1)).isEqualTo(Instant.parse("2021-06-10T04:29:59Z"));
        assertThat(OFFICE.instant(day, morning)).isEqualTo(Instant.parse("2021-06-10T06:30:00Z"));
        assertThat(OFFICE.instant(day, OFFICE.openSeconds(day))).isEqualTo(Instant.parse("2021-06-10T10:00:00Z"));
    }

    @Test
    void the_last_day_has_only_begun() {
        Office office = OFFICE.until(Instant.parse("2021-06-14T02:00:00Z"));

        assertThat(office.openSeconds(LocalDate.of(2021, 6, 14))).isEqualTo(2 * 3600);
        assertThat(office.openSeconds(LocalDate.of(2021, 6, 11))).isEqualTo(8 * 3600);
    }
}
