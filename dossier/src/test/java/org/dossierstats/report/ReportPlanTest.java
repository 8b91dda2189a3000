package org.dossierstats.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Validity;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.period.Story;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportPlanTest {
    private static final Story STORY = Story.of(Rules.inZone(ZoneId.of("UTC")), """
            2024-04-02T08:00 accepted agency=H31 @A
            2024-05-02T08:00 accepted agency=H32.7 @B
            """);

    @Test
    void each_period_is_followed_by_those_it_is_compared_with() {
        ReportPlan plan = new ReportPlan(List.of(month("2024-05"), month("2024-03")), Set.of())
                .with(EnumSet.allOf(EarlierPeriod.class));

        assertThat(plan.toSum().stream().map(Period::name))
                .containsExactly("2024-05", "2024-04", "2023-05", "2024-03", "2024-02", "2023-03");
    }

    @Test
    void each_report_has_its_own_earlier_summaries() {
        ReportPlan plan = new ReportPlan(List.of(month("2024-05"), month("2024-04")), Set.of(EarlierPeriod.PREVIOUS));

        List<PeriodReport> reports = reports(plan, Catalogue.EMPTY);

        assertThat(reports.stream().map(report -> report.summary().period().name()))
                .containsExactly("2024-05", "2024-04");
        assertThat(reports.stream()
                        .flatMap(report -> report.earlier().values().stream())
                        .map(earlier -> earlier.period().name()))
                .containsExactly("2024-04", "2024-03");
    }

    @Test
    void who_sent_nothing_in_the_period_is_silent_unless_somebody_below_did() {
        Catalogue catalogue = new Catalogue(
                List.of(),
                List.of(agency("H31", null), agency("H32", null), agency("H32.7", "H32"), agency("H32.8", "H32")));
        ReportPlan plan = new ReportPlan(List.of(month("2024-05"), month("2024-04"), month("2024-03")), Set.of());

        assertThat(reports(plan, catalogue).stream().map(ReportPlanTest::silent))
                .containsExactly(
                        List.of("H31", "H32.8"),
                        List.of("H32", "H32.7", "H32.8"),
                        List.of("H31", "H32", "H32.7", "H32.8"));
    }

    @Test
    void without_a_catalogue_of_agencies_nobody_knows_who_is_silent() {
        ReportPlan plan = new ReportPlan(List.of(month("2024-05")), Set.of());

        assertThat(reports(plan, Catalogue.EMPTY).get(0).silent()).isNull();
    }

    private static List<PeriodReport> reports(ReportPlan plan, Catalogue catalogue) {
        return plan.reports(
                plan.toSum().stream()
                        .map(period -> STORY.summary(period.name()))
                        .toList(),
                catalogue);
    }

    private static List<String> silent(PeriodReport report) {
        return Stream.ofNullable(report.silent())
                .flatMap(List::stream)
                .map(Agency::code)
                .toList();
    }

    private static Agency agency(String code, @Nullable String parent) {
        return new Agency(code, code, parent, null, Validity.ALWAYS);
    }

    private static Period month(String name) {
        return Period.parse(name, ReportingCalendar.CALENDAR);
    }
}
