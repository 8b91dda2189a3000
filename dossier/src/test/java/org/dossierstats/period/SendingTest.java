package org.dossierstats.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Sending.Events;
import org.junit.jupiter.api.Test;

class SendingTest {
    private static final Rules RULES = Rules.inZone(ZoneId.of("UTC"));
    private static final String EVENTS = """
            2024-04-02T08:00 accepted agency=H31 @A
            2024-05-02T08:00 accepted agency=H32 @B
            2024-05-03T08:00 forwarded agency=H33 @B
            2024-05-31T23:59 completed @B
            2024-06-01T00:00 returned @B
            """;

    @Test
    void an_event_is_of_the_agency_the_dossier_is_with_then() {
        assertThat(Story.of(RULES, EVENTS).summary("2024-05").sending().byAgency())
                .isEqualTo(Map.of(
                        "H31", new Events(0, LocalDate.of(2024, 4, 2)),
                        "H32", new Events(1, LocalDate.of(2024, 5, 2)),
                        "H33", new Events(2, LocalDate.of(2024, 5, 31))));
    }

    @Test
    void what_is_dated_after_the_period_does_not_change_it() {
        assertThat(Story.of(RULES, EVENTS).summary("2024-04").sending().byAgency())
                .isEqualTo(Map.of("H31", new Events(1, LocalDate.of(2024, 4, 2))));
        assertThat(Story.of(RULES, EVENTS).summary("2024-03").sending().byAgency())
                .isEmpty();
    }

    @Test
    void all_of_a_source_come_together() {
        assertThat(Story.of(RULES, EVENTS).summary("2024-05").sending().bySource())
                .isEqualTo(Map.of("/story", new Events(3, LocalDate.of(2024, 5, 31))));
    }

    @Test
    void a_voided_dossier_was_sent_all_the_same() {
        PeriodSummary summary = Story.of(RULES, """
                2024-05-02T08:00 accepted agency=H32
                2024-05-03T08:00 voided
                """).summary("2024-05");

        assertThat(summary.byAgency()).isEmpty();
        assertThat(summary.sending().byAgency()).containsOnlyKeys("H32");
    }

    @Test
    void what_came_before_its_agency_was_known_is_of_the_first_that_is() {
        assertThat(Story.of(RULES, """
                2024-05-02T08:00 submitted
                2024-05-03T08:00 accepted agency=H32
                """).summary("2024-05").sending().byAgency()).containsOnlyKeys("H32");
        assertThat(Story.of(RULES, "2024-05-02T08:00 submitted")
                        .summary("2024-05")
                        .sending()
                        .byAgency())
                .containsOnlyKeys("");
    }

    @Test
    void an_agency_s_own_summary_has_what_was_sent_about_its_dossiers() {
        PeriodSummary own = Story.of(RULES, EVENTS).summary("2024-05").ofAgency("H33");

        assertThat(own.sending().bySource()).isEqualTo(Map.of("/story", new Events(2, LocalDate.of(2024, 5, 31))));
        assertThat(own.sending().byAgency()).containsOnlyKeys("H33");
    }
}
