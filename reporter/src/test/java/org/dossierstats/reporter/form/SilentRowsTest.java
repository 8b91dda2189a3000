package org.dossierstats.reporter.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Level;
import org.dossierstats.catalogue.Validity;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.report.ReportPlan;
import org.dossierstats.reporter.CountedOffice;
import org.junit.jupiter.api.Test;

/** An agency that has sent nothing has not reported: no figure of it is 0. */
class SilentRowsTest {
    private static final Form.NotReported NOT_REPORTED = new Form.NotReported();

    private final Form form = form();

    @Test
    void an_agency_nothing_is_known_of_has_a_row_that_says_so() {
        assertThat(row("Sở Y tế (chưa báo cáo)").cells().subList(2, 13)).containsOnly(NOT_REPORTED);
        assertThat(row("Sở Y tế (chưa báo cáo)").kind()).isEqualTo(Form.Row.Kind.DETAIL);
    }

    @Test
    void what_was_carried_in_is_known_and_the_rest_is_not() {
        List<Form.Cell> cells = row("Sở Công thương (chưa báo cáo)").cells();

        assertThat(cells.get(2)).isEqualTo(new Form.Count(1));
        assertThat(cells.get(3)).isEqualTo(NOT_REPORTED);
        assertThat(cells.get(5)).isEqualTo(new Form.Count(1));
        assertThat(cells.subList(6, 10)).containsOnly(NOT_REPORTED);
        assertThat(cells.get(10)).isEqualTo(new Form.Count(1));
    }

    @Test
    void the_total_is_of_what_is_known() {
        Form.Row total =
                form.tables().get(0).rows().get(form.tables().get(0).rows().size() - 1);

        assertThat(total.cells().get(2)).isEqualTo(new Form.Count(2));
        assertThat(form.notes()).anyMatch(note -> note.equals("Chưa báo cáo: 2 cơ quan (Sở Công thương, Sở Y tế)."));
    }

    @Test
    void one_that_has_sent_something_has_zeros() {
        assertThat(row("Sở Lao động").cells()).doesNotContain(NOT_REPORTED).contains(new Form.Count(0));
    }

    private Form.Row row(String label) {
        return form.tables().get(0).rows().stream()
                .filter(row -> row.cells().get(1).equals(new Form.Words(label, false)))
                .findFirst()
                .orElseThrow();
    }

    private static Form form() {
        CountedOffice office = new CountedOffice();
        office.dossier(
                "1",
                new Attributes("H32.19", "1.1", "Lao động", Channel.ONLINE),
                CountedOffice.accepted("2021-06-02", "2021-06-08"));
        office.dossier(
                "2",
                new Attributes("H32.20", "1.1", "Điện", Channel.ONLINE),
                CountedOffice.accepted("2021-05-02", "2021-07-08"));
        Catalogue catalogue = new Catalogue(
                List.of(),
                List.of(
                        agency("H32.19", "Sở Lao động"),
                        agency("H32.20", "Sở Công thương"),
                        agency("H32.21", "Sở Y tế")));
        ReportPlan plan = new ReportPlan(List.of(Period.parse("2021-06", ReportingCalendar.CALENDAR)), Set.of());
        PeriodReport report =
                plan.reports(List.of(office.summary("2021-06")), catalogue).get(0);
        return Filling.form(Layouts.of("ii-06"), report, catalogue, Particulars.NONE, new Seal(null, "sha256:0"));
    }

    private static Agency agency(String code, String name) {
        return new Agency(code, name, null, Level.PROVINCE, Validity.ALWAYS);
    }
}
