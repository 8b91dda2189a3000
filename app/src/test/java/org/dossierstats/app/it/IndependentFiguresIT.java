package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures of 5,473 real service requests, against those two independent programs computed from the same file. The data stands beside
 * the project, or in the folder that the system property {@code dossierstats.shared} names; without it there is nothing to compare.
 */
class IndependentFiguresIT {
    private static final Path DATA = Path.of(
            System.getProperty(
                    "dossierstats.shared", Path.of("..", "..", "shared").toString()),
            "data",
            "boston311-2025");
    private static final Map<String, String> CHANNELS = Map.of("BOS311", "ONLINE", "Call", "PHONE");

    @TempDir
    Path directory;

    @BeforeAll
    static void the_data_is_there() {
        assumeTrue(
                Files.isRegularFile(DATA.resolve("truth.json")),
                "no data in " + DATA.toAbsolutePath().normalize());
    }

    @Test
    void every_period_agrees_in_total_by_channel_by_field_and_by_procedure() throws IOException {
        JsonNode truth = truth().path("results").path("UTC|quarantine");
        List<String> periods = new ArrayList<>();
        truth.forEach(period -> periods.add(name(period)));

        JsonNode summaries = Ended.json(summedUp(DATA.resolve("cases.csv"), periods));

        assertThat(summaries).hasSameSizeAs(truth).hasSizeGreaterThan(10);
        for (int i = 0; i < truth.size(); i++) {
            assertAgrees(summaries.get(i), truth.get(i));
        }
    }

    @Test
    void every_day_agrees() throws IOException {
        JsonNode days = truth().path("daily").path("rows");
        List<String> periods = new ArrayList<>();
        days.forEach(day -> periods.add(day.get(0).asText()));

        JsonNode summaries = Ended.json(summedUp(DATA.resolve("cases.csv"), periods));

        List<String> counted = new ArrayList<>();
        summaries.forEach(summary -> counted.add("%s %d %d %d %d"
                .formatted(
                        summary.at("/period/from").asText(),
                        summary.at("/total/received/inPeriod").asLong(),
                        summary.at("/total/resolved/total").asLong(),
                        summary.at("/total/resolved/late").asLong(),
                        summary.at("/total/pending/total").asLong())));
        List<String> expected = new ArrayList<>();
        days.forEach(day -> expected.add("%s %d %d %d %d"
                .formatted(
                        day.get(0).asText(),
                        day.get(1).asLong(),
                        day.get(2).asLong(),
                        day.get(3).asLong(),
                        day.get(4).asLong())));
        assertThat(counted).isEqualTo(expected).hasSizeGreaterThan(190);
    }

    @Test
    void the_file_in_reverse_and_twice_gives_the_same_bytes() throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve("cases.csv"));
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.reverse(rows);
        rows.addAll(0, lines);
        Path twice = Files.write(directory.resolve("twice.csv"), rows);
        List<String> periods = List.of("2025-Q4", "2026-01");

        String once = summedUp(DATA.resolve("cases.csv"), periods);
        String result = summedUp(twice, periods);

        assertThat(Ended.withoutCut(result)).isEqualTo(Ended.withoutCut(once));
    }

    private static void assertAgrees(JsonNode summary, JsonNode truth) {
        String name = truth.path("period").asText();
        assertThat(summary.at("/period/from").asText())
                .as(name)
                .isEqualTo(truth.path("first_day").asText());
        assertThat(summary.at("/period/to").asText())
                .as(name)
                .isEqualTo(truth.path("last_day").asText());
        assertThat(Balance.of(summary.path("total"))).as(name).isEqualTo(Balance.ofTruth(truth));
        assertThat(Balance.table(summary.path("byChannel"), "channel"))
                .as("%s by channel", name)
                .isEqualTo(table(truth.path("by_channel"), CHANNELS::get));
        assertThat(Balance.table(summary.path("byField"), "field"))
                .as("%s by field", name)
                .isEqualTo(table(truth.path("by_department"), UnaryOperator.identity()));
        assertThat(Balance.table(summary.path("byProcedure"), "procedure"))
                .as("%s by procedure", name)
                .isEqualTo(table(truth.path("by_type"), UnaryOperator.identity()));
        CHANNELS.forEach((word, channel) -> assertThat(
                        summary.at("/total/received/byChannel/" + channel).asLong())
                .as("%s received, %s", name, channel)
                .isEqualTo(truth.path("by_channel").path(word).path("received").asLong()));
    }

    private static SortedMap<String, String> table(JsonNode rows, UnaryOperator<String> name) {
        SortedMap<String, String> table = new TreeMap<>();
        rows.properties().forEach(row -> table.put(name.apply(row.getKey()), Balance.ofTruth(row.getValue())));
        table.values().removeIf(Balance::isOfNothing);
        return table;
    }

    /** As it is asked for: by its name where it has one. */
    private static String name(JsonNode period) {
        String name = period.path("period").asText();
        return name.matches("\\d{4}-(Q\\d|\\d{2})")
                ? name
                : period.path("first_day").asText() + ".."
                        + period.path("last_day").asText();
    }

    private static String summedUp(Path file, List<String> periods) {
        List<String> arguments = new ArrayList<>(List.of("batch", "--import", file.toString(), "--mapping"));
        arguments.addAll(List.of("../docs/examples/boston311.yaml", "--calendar", "calendar", "--zone", "UTC"));
        periods.forEach(period -> arguments.addAll(List.of("--period", period)));
        arguments.addAll(List.of("--format", "json"));
        return Ended.result(arguments);
    }

    private static JsonNode truth() throws IOException {
        return Ended.json(Files.readString(DATA.resolve("truth.json")));
    }
}
