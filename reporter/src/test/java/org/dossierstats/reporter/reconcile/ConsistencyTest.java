package org.dossierstats.reporter.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.reconcile.Finding.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports that were published, with what is known of them; figures from domain sources, see docs/reconcile.md. */
class ConsistencyTest {
    private static final String LABOUR_DEPARTMENT = """
            period: 2021-01-01..2021-06-14
            figures:
              received.total: 3.900
              received.ONLINE: 506
              resolved.early: 2.937
              resolved.onTime: 638
              pending.total: 328
            claims:
              - {of: received.total, increase: 1.502}
              - {of: received.ONLINE, increase: 428, times: "6,5 lần"}
              - {of: received.ONLINE, in: received.total, share: 13 %}
            """;

    @TempDir
    Path directory;

    @Test
    void the_half_year_report_lacks_three() throws IOException {
        Published report = yaml(LABOUR_DEPARTMENT);

        assertThat(Consistency.of(report))
                .containsExactly(
                        new Finding(
                                "received.total = received.carriedIn + received.inPeriod",
                                Outcome.CAN_HOLD,
                                "3,900; the parts come to 506 or more"),
                        new Finding(
                                "received.total = resolved.total + pending.total",
                                Outcome.FAILS,
                                "by at least +3: the parts come to 3,903 or more where 3,900 was published"),
                        new Finding(
                                "received.total a year before, by its increase of 1.502", Outcome.CAN_HOLD, "2,398"),
                        new Finding("received.ONLINE a year before, by its increase of 428", Outcome.CAN_HOLD, "78"),
                        new Finding("received.ONLINE is 6,5 lần times what it was", Outcome.HOLDS, "506 of 78"),
                        new Finding("received.ONLINE is 13 % of received.total", Outcome.HOLDS, "506 of 3,900"));
        assertThat(Consistency.repairs(report))
                .containsExactly(
                        new Repair(Column.RECEIVED, "3.900", new Range(3_903, Range.ANY)),
                        new Repair(Column.EARLY, "2.937", new Range(0, 2_934)),
                        new Repair(Column.ON_TIME, "638", new Range(0, 635)),
                        new Repair(Column.PENDING, "328", new Range(0, 325)));
    }

    @Test
    void if_nothing_was_late_the_repairs_are_exact() throws IOException {
        Published report = yaml(LABOUR_DEPARTMENT.replace("  pending.total", "  resolved.late: 0\n  pending.total"));

        assertThat(Consistency.repairs(report))
                .containsExactly(
                        new Repair(Column.RECEIVED, "3.900", Range.of(3_903)),
                        new Repair(Column.EARLY, "2.937", Range.of(2_934)),
                        new Repair(Column.ON_TIME, "638", Range.of(635)),
                        new Repair(Column.PENDING, "328", Range.of(325)));
        assertThat(Consistency.repairs(
                        yaml("figures: {received.total: 3.900, resolved.total: 3.575, pending.total: 328}")))
                .containsExactly(
                        new Repair(Column.RECEIVED, "3.900", Range.of(3_903)),
                        new Repair(Column.RESOLVED, "3.575", Range.of(3_572)),
                        new Repair(Column.PENDING, "328", Range.of(325)));
    }

    @Test
    void rounded_parts_of_ben_tre_in_may_2021_can_be_right() throws IOException {
        Published report = yaml("""
                period: 2021-05
                figures: {3: 5.650, 4: "1,07 nghìn", 5: "3,19 nghìn + 0,132 nghìn", 6: "1,25 nghìn", 7: 4.561, 10: 12, 11: 1.089}
                claims:
                  - {of: resolved.late, in: resolved.total, share: "0,3 %"}
                  - {of: resolved.total, in: received.total, share: "80,7 %"}
                """);

        assertThat(Consistency.of(report)).extracting(Finding::outcome).doesNotContain(Outcome.FAILS);
        assertThat(Consistency.of(report))
                .contains(
                        new Finding("received.total = resolved.total + pending.total", Outcome.HOLDS, "5,650"),
                        new Finding("resolved.late is 0,3 % of resolved.total", Outcome.HOLDS, "12 of 4,561"),
                        new Finding("resolved.total is 80,7 % of received.total", Outcome.HOLDS, "4,561 of 5,650"));
        assertThat(Consistency.repairs(report)).isEmpty();
    }

    @Test
    void of_the_rows_of_a_template_the_third_and_the_total_fail_by_one() throws IOException {
        List<Published> reports = csv("""
                name,3,4,5,6,7,8,9,10,11,12,13
                A,2400,2280,105,15,2375,1750,625,0,25,25,0
                B,1100,1030,60,10,1087,700,385,2,13,13,0
                C,10361,10362,0,0,10361,7200,3140,21,0,0,0
                """);

        assertThat(reports.stream()
                        .map(report -> Consistency.of(report).stream()
                                .filter(finding -> finding.outcome() == Outcome.FAILS)
                                .toList()))
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of(new Finding(
                                "received.total = received.carriedIn + received.inPeriod",
                                Outcome.FAILS,
                                "by +1: the parts come to 10,362 where 10,361 was published")));
        assertThat(Consistency.repairs(reports.get(2)))
                .containsExactly(new Repair(Column.ONLINE, "10362", Range.of(10_361)));
    }

    @Test
    void the_requests_of_a_commission_go_on_from_year_to_year() throws IOException {
        List<Published> years = csv("""
                period,pendingAtStart,received,processed,pendingAtEnd
                2003-10-01..2004-09-30,71,372,389,54
                2004-10-01..2005-09-30,54,371,345,80
                """);

        assertThat(years)
                .allSatisfy(year -> assertThat(Consistency.repairs(year)).isEmpty());
        assertThat(Consistency.of(years.get(0)))
                .containsExactly(new Finding("received.total = resolved.total + pending.total", Outcome.HOLDS, "443"));
        assertThat(Consistency.across(years))
                .singleElement()
                .satisfies(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.HOLDS));
    }

    @Test
    void a_total_row_is_the_sum_of_the_rows_above_it() throws IOException {
        List<Published> reports = csv("name;total;3;11\nA;;2.400;25\nB;;1.100;13\nTổng;true;3.501;38\n");

        assertThat(Consistency.across(reports))
                .containsExactly(
                        new Finding(
                                "received.total of Tổng = sum of 2 rows",
                                Outcome.FAILS,
                                "by -1: the parts come to 3,500 where 3,501 was published"),
                        new Finding("pending.total of Tổng = sum of 2 rows", Outcome.HOLDS, "38"));
    }

    @Test
    void if_two_figures_must_be_wrong_no_single_one_is_named() throws IOException {
        assertThat(Consistency.repairs(yaml("figures: {7: 10, 8: 1, 9: 1, 10: 1, 11: 10, 12: 1, 13: 1}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "figures: {3: 2.93} | line 1: '3' is '2.93', which is not a number as Vietnamese writes it, such as 3.900 or 6,5",
                "figures: {3: '6,5'} | line 1: '3' is '6,5', which is not a whole number",
                "figures: {weather: 3} | line 1: 'weather' names no column: 'weather'",
                "figures: {3: 4, recvTotal: 4} | 'recvTotal' is a column that is there under another name",
                "figure: {3: 4} | line 1: 'figure' is not known in the file",
                "{period: 2021-13, figures: {3: 4}} | 'period' period '2021-13' is not one of",
            })
    void what_cannot_be_read_is_told(String text, String said) {
        assertThatThrownBy(() -> yaml(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(directory.resolve("report.yaml") + ": ")
                .hasMessageContaining(said);
    }

    @Test
    void what_cannot_be_read_in_a_table_is_told_with_line_and_column() {
        assertThatThrownBy(() -> csv("name,3\nA,12\nB,1 2\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        directory.resolve("report.csv")
                                + ", line 3, column 3: is '1 2', which is not a number as Vietnamese writes it, such as 3.900 or 6,5");
        assertThatThrownBy(() -> csv("name,99\nA,12\n"))
                .hasMessage(directory.resolve("report.csv") + ", line 2, column 99: is no column of a report");
    }

    private Published yaml(String text) throws IOException {
        return read("report.yaml", text).get(0);
    }

    private List<Published> csv(String text) throws IOException {
        return read("report.csv", text);
    }

    private List<Published> read(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return PublishedFile.read(file, ReportingCalendar.CALENDAR, false);
    }
}
