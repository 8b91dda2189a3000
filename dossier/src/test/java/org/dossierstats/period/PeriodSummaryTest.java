package org.dossierstats.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import org.dossierstats.dossier.Rules;
import org.junit.jupiter.api.Test;

class PeriodSummaryTest {
    private final PeriodSummary summary =
            Story.of(Rules.inZone(ZoneId.of("UTC")), """
            2024-05-02T08:00 accepted due=2024-05-06 agency=H32 field=Land @A
            2024-05-03T08:00 accepted due=2024-05-06 agency=H32 field=Work @B
            2024-05-03T08:00 accepted due=2024-05-06 agency=H33 field=Land @C
            2024-05-04T08:00 forwarded agency=H33 @B
            """).summary("2024-05");

    @Test
    void an_agency_s_own_summary_has_the_figures_of_its_row() {
        for (String agency : summary.byAgency().keySet()) {
            PeriodSummary own = summary.only(attributes -> attributes.agency().equals(agency));

            assertThat(own.total()).isEqualTo(summary.byAgency().get(agency));
            assertThat(own.byAgency()).containsOnlyKeys(agency);
            assertThat(own.imbalances()).isEmpty();
            assertThat(own.cut()).isEqualTo(summary.cut());
        }
        assertThat(summary.only(attributes -> false).total()).isEqualTo(new Figures());
    }

    @Test
    void the_groups_add_up_by_any_key() {
        Map<String, Figures> byBoth = summary.by(attributes -> attributes.agency() + " " + attributes.field());

        assertThat(byBoth)
                .containsOnlyKeys("H32 Land", "H32 Work", "H33 Land", "H33 Work")
                .hasEntrySatisfying(
                        "H33 Work",
                        figures -> assertThat(figures.transferredIn()).isEqualTo(1));
        assertThat(summary.by(attributes -> "all").values()).containsExactly(summary.total());
    }
}
