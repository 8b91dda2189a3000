package org.dossierstats.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private final Results results = new Results();

    @Test
    void the_table_says_of_each_figure_whether_its_target_is_met() {
        results.add("rebuild", "streams", "events/s", Spread.of(List.of(81_234.0, 90_000.0, 70_000.0)));
        results.addRatio("rebuild", "rebuildToDsl", Spread.of(List.of(2.6, 2.4, 2.7)), Target.atLeast(2.5));
        results.add("summary", "p99", "ms", Spread.once(7.2), Target.atMost(5));
        results.note("no PostgreSQL here");

        String table = ResultsTable.text(Map.of("cores", "2"), results);

        assertThat(table.lines())
                .containsExactly(
                        "cores        2",
                        "",
                        "figure                 unit      median        min – max  n  target  met",
                        "rebuild: streams       events/s  81,234  70,000 – 90,000  3            –",
                        "rebuild: rebuildToDsl  ratio       2.60      2.40 – 2.70  3  ≥ 2.50  yes",
                        "summary: p99           ms          7.20                   1     ≤ 5   no",
                        "note: no PostgreSQL here");
    }

    @Test
    void the_json_has_every_figure_and_the_ratios_by_name() throws IOException {
        results.add("summary", "p99", "ms", Spread.once(7.25), Target.atMost(5));
        results.addRatio("rebuild", "rebuildToDsl", Spread.of(List.of(2.6, 2.4, 2.7)), Target.atLeast(2.5));

        JsonNode json = new ObjectMapper().readTree(ResultsJson.text(Map.of("cores", "2"), results));

        assertThat(json.at("/machine/cores").asText()).isEqualTo("2");
        assertThat(json.at("/ratios/rebuildToDsl").asDouble()).isEqualTo(2.6);
        assertThat(json.at("/figures").size()).isEqualTo(2);
        assertThat(json.at("/figures/0/met").asBoolean()).isFalse();
        assertThat(json.at("/figures/1")).isEqualTo(new ObjectMapper().readTree("""
                                        {"section": "rebuild", "name": "rebuildToDsl", "unit": "ratio", "median": 2.6, "min": 2.4, "max": 2.7,
                                         "rounds": 3, "target": 2.5, "bound": "atLeast", "met": true}
                                        """));
    }
}
