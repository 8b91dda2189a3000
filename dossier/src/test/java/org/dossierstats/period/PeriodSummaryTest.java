package org.dossierstats.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Rules;
import org.dossierstats.dossier.Status;
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

    /** Closed in May, all of it only stands there in June: that is known, and no row of it is shown. */
    @Test
    void where_dossiers_stand_is_known_though_nothing_of_them_is_reported() {
        Story story = Story.of(Rules.inZone(ZoneId.of("UTC")), """
                2024-05-02T08:00 accepted due=2024-05-06 agency=H32 field=Land @A
                2024-05-03T08:00 completed @A
                2024-05-04T08:00 returned @A
                2024-05-03T08:00 accepted due=2024-05-06 agency=H33 field=Work @B
                2024-06-03T08:00 completed @B
                2024-06-03T08:00 submitted agency=H33 field=Work @C
                """);
        PeriodSummary may = story.summary("2024-05");
        PeriodSummary june = story.summary("2024-06");

        assertThat(may.total().standing(Status.RETURNED)).isEqualTo(1);
        assertThat(may.total().standing(Status.ACCEPTED)).isEqualTo(1);
        assertThat(may.total().standing(Status.COMPLETED)).isZero();
        assertThat(may.atRest()).isEmpty();
        assertThat(june.total().standing(Status.RETURNED)).isEqualTo(1);
        assertThat(june.total().standing(Status.ACCEPTED)).isZero();
        assertThat(june.total().standing(Status.COMPLETED)).isEqualTo(1);
        assertThat(june.total().standing(Status.SUBMITTED)).isEqualTo(1);
        assertThat(june.byAgency()).containsOnlyKeys("H33");
        assertThat(june.groups().keySet()).extracting(Attributes::agency).containsOnly("H33");
        assertThat(june.atRest().keySet()).extracting(Attributes::agency).containsOnly("H32");
        assertThat(june.ofAgency("H32").total().standing(Status.RETURNED)).isEqualTo(1);
    }

    @Test
    void statuses_have_names_but_not_among_the_figures_of_a_summary() {
        assertThat(NamedFigures.name("status.IN_PROCESS")).isEqualTo("status.IN_PROCESS");
        assertThat(NamedFigures.withStatuses()).hasSize(NamedFigures.byName().size() + Status.values().length - 1);
        assertThat(NamedFigures.byName().keySet()).noneMatch(name -> name.startsWith("status"));
        assertThat(NamedFigures.name("status.UNKNOWN")).isNull();
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
