package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.dossierstats.counts.Counted;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Life;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {
    /** Nine dossiers: carried in and resolved late, and each other way to stand in June. */
    private static final List<Dossier> DOSSIERS = List.of(
            online("carried-in")
                    .accepted("2021-05-10", "2021-05-20")
                    .completed("2021-06-02")
                    .dossier(),
            online("early")
                    .accepted("2021-05-20", "2021-06-10")
                    .completed("2021-06-02")
                    .dossier(),
            desk("on-time")
                    .accepted("2021-05-21", "2021-06-02")
                    .completed("2021-06-02")
                    .dossier(),
            desk("withdrawn")
                    .accepted("2021-06-01", null)
                    .event("2021-06-03", new Change.Withdrawn())
                    .dossier(),
            desk("moved")
                    .accepted("2021-06-01", "2021-06-03")
                    .forwarded("2021-06-02", "H32.20")
                    .dossier(),
            desk("resting")
                    .accepted("2021-06-01", "2021-06-03")
                    .event("2021-06-02", new Change.Suspended())
                    .dossier(),
            desk("again")
                    .accepted("2021-05-01", null)
                    .completed("2021-05-12")
                    .reopened("2021-05-20")
                    .dossier(),
            online("waiting").submitted("2021-06-01").dossier(),
            online("refused").submitted("2021-06-01").refused("2021-06-02").dossier());

    @Test
    void a_summary_is_written_like_this() {
        assertThat(SummaryJson.write(List.of(summary("2021-06", DOSSIERS))))
                .as("the contract of --format json, golden/summary.json")
                .isEqualTo(Golden.text("summary.json"));
    }

    @Test
    void a_summary_of_nothing_has_zeros_and_a_rate_without_value() throws IOException {
        JsonNode json = new ObjectMapper().readTree(SummaryJson.write(List.of(summary("2021-06", List.of()))));

        assertThat(json.at("/balanced").booleanValue()).isTrue();
        assertThat(json.at("/total/received/total").longValue()).isZero();
        assertThat(json.at("/total/rates/online").toString())
                .isEqualTo("{\"numerator\":0,\"denominator\":0,\"value\":null}");
        assertThat(json.at("/byField")).isEmpty();
    }

    @Test
    void several_summaries_are_an_array_in_the_order_asked() throws IOException {
        List<PeriodSummary> summaries = List.of(summary("2021-06", DOSSIERS), summary("2021-05", DOSSIERS));

        JsonNode json = new ObjectMapper().readTree(SummaryJson.write(summaries));

        assertThat(json.isArray()).isTrue();
        assertThat(json.findValuesAsText("name")).containsExactly("2021-06", "2021-05");
        assertThat(SummaryJson.write(List.of())).isEqualTo("[ ]\n");
    }

    @Test
    void every_key_of_the_contract_is_there() throws IOException {
        JsonNode json = new ObjectMapper().readTree(SummaryJson.write(List.of(summary("2021-06", DOSSIERS))));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "period",
                        "cut",
                        "rules",
                        "balanced",
                        "total",
                        "byField",
                        "byAgency",
                        "byProcedure",
                        "byChannel");
        assertThat(json.at("/period").fieldNames())
                .toIterable()
                .containsExactly("name", "from", "to", "calendar", "zone");
        assertThat(json.at("/total/received").fieldNames())
                .toIterable()
                .containsExactly("total", "inPeriod", "carriedIn", "byChannel");
        assertThat(json.at("/total/resolved").fieldNames())
                .toIterable()
                .startsWith("total", "early", "onTime", "late", "noDueDate", "byOutcome");
        assertThat(json.at("/total/pending").fieldNames())
                .toIterable()
                .startsWith("total", "inTime", "overdue", "noDueDate");
        assertThat(json.at("/total/rates/online").fieldNames())
                .toIterable()
                .containsExactly("numerator", "denominator", "value");
    }

    private static Life online(String id) {
        return Life.of(id).with(new Attributes("H32.19", "2.000635", "Hộ tịch", Channel.ONLINE));
    }

    private static Life desk(String id) {
        return Life.of(id);
    }

    private static PeriodSummary summary(String period, List<Dossier> dossiers) {
        return PeriodSummary.of(
                Period.parse(period, ReportingCalendar.STATUTORY), Rules.DEFAULT, Counted.of(dossiers, Rules.DEFAULT));
    }
}
