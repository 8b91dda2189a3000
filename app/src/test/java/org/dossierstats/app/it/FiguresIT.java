package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.app.pipeline.Pipeline;
import org.dossierstats.dossier.Status;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.period.NamedFigures;
import org.dossierstats.settings.Rulebook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people ask of figures: which dossiers are behind them, and whether a published report is what was counted. */
class FiguresIT {
    private static final String PERIOD = "2021-01-01..2021-06-14";

    private static Pipeline pipeline;

    @BeforeAll
    static void count() {
        pipeline = Pipeline.startTemporary(Rulebook.defaults().rules());
        try (DossierEvents events = DossierEvents.publisher(pipeline.client())) {
            Bulk bulk = events.bulk();
            new DemoHistory().events().forEach(bulk::send);
            bulk.flush();
        }
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @ParameterizedTest
    @CsvSource({
        "received.total, 3903",
        "receivedONLINE, 506",
        "resolvedEarly, 2937",
        "resolved.onTime, 638",
        "resolved.late, 0",
        "pending.total, 328",
        "pending.paused, 10",
        "refused, 22",
        "waiting, 15"
    })
    void as_many_dossiers_are_listed_as_the_figure_says(String column, int figure) {
        List<String> lines = dossiers(column, "--format", "csv").out().lines().toList();

        assertThat(lines)
                .hasSize(figure + 1)
                .first()
                .isEqualTo("dossier,agency,procedure,field,channel,adds,due,daysOverdue");
        assertThat(lines.stream().skip(1).map(line -> line.split(",", 2)[0])).doesNotHaveDuplicates();
    }

    /** The list is held to the counts; of all statuses together it has each dossier once. */
    @Test
    void every_dossier_stands_in_one_status() {
        Map<Status, List<String>> standing = new EnumMap<>(Status.class);
        for (Status status : EnumSet.complementOf(EnumSet.of(Status.UNKNOWN))) {
            standing.put(status, listed("status." + status));
        }

        assertThat(standing.values().stream().flatMap(List::stream)).doesNotHaveDuplicates();
        assertThat(standing.entrySet().stream()
                        .filter(each -> each.getKey().isOpen())
                        .mapToInt(each -> each.getValue().size())
                        .sum())
                .isEqualTo(328);
        assertThat(standing.get(Status.SUBMITTED)).hasSize(15);
        assertThat(standing.get(Status.RETURNED)).isNotEmpty();
    }

    private static List<String> listed(String column) {
        Ended ended = dossiers(column, "--format", "csv");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ended.out().lines().skip(1).map(line -> line.split(",", 2)[0]).toList();
    }

    @Test
    void the_list_of_a_row_is_as_long_as_the_row_says() {
        JsonNode summary = Ended.json(Ended.result(List.of(
                "reporter",
                "summary",
                "--bootstrap-server",
                pipeline.bootstrapServer(),
                "--period",
                PERIOD,
                "--format",
                "json")));

        for (JsonNode row : summary.path("byField")) {
            String field = row.path("field").textValue();
            assertThat(dossiers("pending.total", "--field", field, "--format", "json")
                            .out()
                            .lines()
                            .map(Ended::json))
                    .hasSize(row.at("/pending/total").asInt())
                    .allSatisfy(dossier ->
                            assertThat(dossier.path("field").textValue()).isEqualTo(field));
        }
    }

    @Test
    void a_figure_that_there_is_not_is_told_what_there_is() {
        dossiers("resolved.never").assertRefused(2, "--column resolved.never is no figure; there is pending.inTime, ");
        assertThat(NamedFigures.name("resolvedNoDueDate")).isEqualTo("resolved.noDueDate");
    }

    @Test
    void the_published_half_year_is_laid_beside_the_counted_one() {
        Ended reconciled = Ended.of(
                "reporter",
                "reconcile",
                "../docs/examples/published.yaml",
                "--bootstrap-server",
                pipeline.bootstrapServer());

        assertThat(reconciled.exitCode()).as(reconciled.err()).isEqualTo(4);
        assertThat(reconciled.err()).contains("does not add up, or is not what was counted");
        assertThat(reconciled.out().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
                .contains(
                        "received.total | 3.900 | 3,903 | +3",
                        "received.ONLINE | 506 | 506 | 0",
                        "resolved.early | 2.937 | 2,937 | 0",
                        "resolved.onTime | 638 | 638 | 0",
                        "pending.total | 328 | 328 | 0",
                        "received.total, more than a year before by | 1.502 | 1,505 | +3",
                        "received.ONLINE, more than a year before by | 428 | 428 | 0",
                        "received.total: 3,903 or more where 3.900 was published",
                        "pending.total: 325 or fewer where 328 was published");
    }

    @Test
    void it_can_be_checked_by_itself_and_bad_files_are_told() {
        Ended alone = Ended.of("reporter", "reconcile", "../docs/examples/published.yaml", "--published-only");
        assertThat(alone.exitCode()).isEqualTo(4);
        assertThat(alone.out()).contains("by at least +3").doesNotContain("counted");
        Ended.of("reporter", "reconcile", "nothing.yaml", "--published-only")
                .assertRefused(3, "nothing.yaml does not exist");
        Ended.of("reporter", "reconcile", "../docs/examples/published.yaml", "--published-only", "--numbers", "fr")
                .assertRefused(2, "--numbers");
    }

    private static Ended dossiers(String column, String... more) {
        return Ended.of(Stream.concat(
                        Stream.of(
                                "reporter",
                                "dossiers",
                                "--bootstrap-server",
                                pipeline.bootstrapServer(),
                                "--period",
                                PERIOD,
                                "--column",
                                column),
                        Stream.of(more))
                .toArray(String[]::new));
    }
}
