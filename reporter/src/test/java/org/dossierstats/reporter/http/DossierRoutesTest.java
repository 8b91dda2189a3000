package org.dossierstats.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.close.Desk;
import org.dossierstats.reporter.close.Seals;
import org.dossierstats.reporter.drilldown.DossierLists.Asked;
import org.dossierstats.reporter.drilldown.DossiersBehind;
import org.dossierstats.reporter.drilldown.DossiersBehind.Behind;
import org.dossierstats.reporter.http.TestServer.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dossiers behind a figure over HTTP: of one cut, and what they add is the figure. */
class DossierRoutesTest {
    private static final String JUNE = "/api/v1/dossiers?period=2021-06&calendar=calendar";
    private static final String RECEIVED = JUNE + "&column=received.total";

    private final Desk desk = new Desk();
    private final Published published = new Published(desk);
    private TestServer server = serve(Desk.RULES);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void the_pages_add_up_to_the_figure_whatever_is_published_between_them(int limit) throws Exception {
        accepted(7, "A");

        JsonNode page = ok(RECEIVED + "&limit=" + limit);
        JsonNode first = page;
        List<JsonNode> walked = new ArrayList<>();
        while (true) {
            assertThat(page.path("figure").asLong()).isEqualTo(7);
            assertThat(page.path("cut")).isEqualTo(first.path("cut"));
            assertThat(page.path("dossiers")).hasSizeLessThanOrEqualTo(limit);
            page.path("dossiers").forEach(walked::add);
            accepted(1, "later" + walked.size());
            if (page.path("next").isNull()) {
                break;
            }
            page = ok(
                    RECEIVED + "&limit=" + limit + "&after=" + page.path("next").asText());
        }

        assertThat(walked.stream().mapToLong(each -> each.path("adds").asLong()).sum())
                .isEqualTo(7);
        assertThat(walked)
                .extracting(each -> each.path("dossier").asText())
                .containsExactly("A0", "A1", "A2", "A3", "A4", "A5", "A6");
        assertThat(published.recounts)
                .as("the other pages are of the list kept")
                .hasValue(1);
        assertThat(ok(RECEIVED).path("figure").asLong()).isGreaterThan(7);
    }

    @Test
    void a_page_says_what_it_is_of() throws Exception {
        desk.accepted("Đ-1", "Sở", "1.1").accepted("B", "H2", "1.2");

        JsonNode page = ok(JUNE + "&column=receivedONLINE&agency=S%E1%BB%9F");

        assertThat(page.path("period").toString())
                .isEqualTo("{\"name\":\"2021-06\",\"from\":\"2021-06-01\",\"to\":\"2021-06-30\","
                        + "\"calendar\":\"calendar\",\"zone\":\"Asia/Ho_Chi_Minh\"}");
        assertThat(page.path("cut").toString()).isEqualTo("{\"0\":2}");
        assertThat(page.path("rules").asText()).isEqualTo(Desk.RULES.id());
        assertThat(page.path("column").asText()).isEqualTo("received.ONLINE");
        assertThat(page.path("revision").isNull()).isTrue();
        assertThat(page.path("dossiers").toString())
                .isEqualTo("[{\"dossier\":\"Đ-1\",\"agency\":\"Sở\",\"procedure\":\"1.1\",\"field\":\"F\","
                        + "\"channel\":\"ONLINE\",\"adds\":1,\"due\":\"2021-07-09\",\"daysOverdue\":null}]");
        assertThat(page.path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000})
    void the_longest_overdue_come_first_on_whatever_pages_and_equal_ones_by_their_ids(int limit) throws Exception {
        for (int i = 0; i < 4; i++) {
            desk.accepted("B" + i, LocalDate.of(2021, 6, 28)).accepted("A" + i, LocalDate.of(2021, 6, 10 + i));
        }
        accepted(2, "in-time");

        List<String> walked = new ArrayList<>();
        String after = "";
        for (JsonNode page; !after.equals("null"); after = page.path("next").asText()) {
            page = ok(JUNE + "&column=pending.overdue&limit=" + limit + (after.isEmpty() ? "" : "&after=" + after));
            page.path("dossiers")
                    .forEach(each -> walked.add(each.path("dossier").asText() + " "
                            + each.path("due").asText() + " "
                            + each.path("daysOverdue").asText()));
        }

        assertThat(walked)
                .containsExactly(
                        "A0 2021-06-10 20",
                        "A1 2021-06-11 19",
                        "A2 2021-06-12 18",
                        "A3 2021-06-13 17",
                        "B0 2021-06-28 2",
                        "B1 2021-06-28 2",
                        "B2 2021-06-28 2",
                        "B3 2021-06-28 2");
        JsonNode pending = ok(JUNE + "&column=pending.total").path("dossiers");
        assertThat(pending.findValuesAsText("dossier")).isSorted();
        assertThat(pending.findValuesAsText("daysOverdue"))
                .filteredOn("null"::equals)
                .hasSize(2);
    }

    @Test
    void what_was_resolved_late_says_by_how_many_days_it_was() throws Exception {
        desk.accepted("A", LocalDate.of(2021, 6, 1)).completed("A").accepted("B", LocalDate.of(2021, 6, 2));
        desk.completed("B").accepted("C", LocalDate.of(2021, 5, 20)).completed("C");

        Answer table = get(JUNE + "&column=resolved.late&format=csv");

        assertThat(table.body().lines().skip(1))
                .containsExactly("C,H1,1.1,F,ONLINE,1,2021-05-20,13", "A,H1,1.1,F,ONLINE,1,2021-06-01,1");
    }

    @ParameterizedTest
    @CsvSource({"agency=H2, 2", "procedure=1.1, 3", "agency=H2&procedure=1.1, 1", "channel=POSTAL, 0", "field=, 0"})
    void only_what_is_asked_for_is_listed_and_counted(String filter, int figure) throws Exception {
        desk.accepted("A", "H1", "1.1").accepted("B", "H1", "1.1");
        desk.accepted("C", "H2", "1.1").accepted("D", "H2", "1.2");

        JsonNode page = ok(RECEIVED + "&" + filter);

        assertThat(page.path("figure").asInt()).isEqualTo(figure);
        assertThat(page.path("dossiers")).hasSize(figure);
    }

    @Test
    void a_revision_is_listed_as_it_was_sealed_though_more_came_since() throws Exception {
        accepted(3, "A");
        desk.close();
        accepted(2, "late");

        JsonNode sealed = ok(RECEIVED + "&revision=1&limit=2");
        JsonNode rest = ok(RECEIVED + "&revision=1&after=" + sealed.path("next").asText());

        assertThat(sealed.path("figure").asInt()).isEqualTo(3);
        assertThat(sealed.path("revision").asInt()).isEqualTo(1);
        assertThat(rest.path("dossiers")).hasSize(1);
        assertThat(ok(RECEIVED).path("figure").asInt()).isEqualTo(5);
        get(RECEIVED + "&revision=2").assertProblem(404, "there is no revision 2 of 2021-06-01 to 2021-06-30");
        get(RECEIVED + "&revision=0").assertProblem(400, "revision is not a number from 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "column=refused&limit=0 | limit must be 1 to 1000",
                "column=refused&limit=1001 | limit must be 1 to 1000",
                "column=refused&limit=many | limit must be 1 to 1000",
                "column=resolved.never | there is pending.inTime, ",
                "limit=1 | column is missing",
                "column=refused&channel=FAX | channel must be ONLINE, IN_PERSON",
                "column=refused&format=xlsx | format must be json or csv",
                "column=refused&format=csv&limit=5 | format=csv is the whole list",
                "column=refused&after=x | after is no cursor of this list"
            })
    void a_wrong_parameter_is_told(String parameters, String saying) throws Exception {
        get(JUNE + "&" + parameters).assertProblem(400, saying);
        assertThat(published.recounts).hasValue(0);
    }

    @Test
    void what_the_period_is_wrong_in_is_told() throws Exception {
        get("/api/v1/dossiers?column=refused").assertProblem(400, "period is missing");
        get("/api/v1/dossiers?column=refused&period=2021-13").assertProblem(400, "period '2021-13' is not one of");
        get("/api/v1/dossiers?column=refused&period=2021&calendar=lunar").assertProblem(400, "calendar must be");
    }

    @Test
    void a_cursor_of_another_list_or_a_damaged_one_is_refused() throws Exception {
        accepted(3, "A");
        String next = ok(RECEIVED + "&limit=1").path("next").asText();

        for (String other : List.of(
                JUNE + "&column=pending.total",
                RECEIVED + "&agency=H1",
                RECEIVED + "&agency=",
                RECEIVED + "&revision=1",
                "/api/v1/dossiers?period=2021-06&column=received.total")) {
            get(other + "&after=" + next).assertProblem(400, "after is the cursor of another list");
        }
        for (String damaged : List.of(next.substring(1), next.substring(0, next.length() - 1), next + "A")) {
            get(RECEIVED + "&after=" + damaged).assertProblem(400, "after is no cursor of this list");
        }
        ok(JUNE + "&column=receivedTotal&limit=2&after=" + next);
    }

    @Test
    void a_table_is_the_whole_list_and_nothing_in_it_is_run() throws Exception {
        desk.accepted("=1+1", "H1", "1.1").accepted("A", "@H", "1.2");

        Answer table = get(RECEIVED + "&format=csv");

        assertThat(table.status()).isEqualTo(200);
        assertThat(table.response().headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(table.body()).isEqualTo("""
                        dossier,agency,procedure,field,channel,adds,due,daysOverdue
                        '=1+1,H1,1.1,F,ONLINE,1,2021-07-09,
                        A,'@H,1.2,F,ONLINE,1,2021-07-09,
                        """.replace("\n", "\r\n"));
    }

    @Test
    void figures_of_other_rules_are_not_recounted_by_these() throws Exception {
        accepted(2, "A");
        desk.close();
        String next = ok(RECEIVED + "&limit=1").path("next").asText();
        Rules others = Rules.inZone(ZoneId.of("Europe/Amsterdam"));
        server.close();
        server = serve(others);

        get(RECEIVED).assertProblem(409, "the counts are of rules " + Desk.RULES.id(), others.id());
        get(RECEIVED + "&revision=1").assertProblem(409, "revision 1 is of rules " + Desk.RULES.id(), others.id());
        get(RECEIVED + "&after=" + next).assertProblem(409, "the pages before are of rules ", others.id());
    }

    @Test
    void a_list_that_does_not_come_to_the_figure_is_not_given() throws Exception {
        accepted(2, "A");
        published.lost = 1;

        get(RECEIVED).assertProblem(500, "received.total of 2021-06 is 2, but the events say 1");
    }

    @Test
    void when_kafka_does_not_answer_it_is_asked_again_later() throws Exception {
        published.failure = new ReporterException("Kafka does not answer");

        get(RECEIVED).assertProblem(503, "Kafka does not answer");
    }

    @Test
    void the_last_month_is_that_of_the_clock_of_the_server() throws Exception {
        accepted(1, "A");

        JsonNode page = ok("/api/v1/dossiers?period=last-month&calendar=calendar&column=received.total");

        assertThat(page.at("/period/name").asText()).isEqualTo("2021-06");
        assertThat(page.path("figure").asInt()).isEqualTo(1);
    }

    private TestServer serve(Rules rules) {
        Clock july =
                Clock.fixed(LocalDate.of(2021, 7, 4).atStartOfDay(rules.zone()).toInstant(), rules.zone());
        return new TestServer(new DossierRoutes(published, rules, july)::routes);
    }

    private void accepted(int number, String prefix) {
        for (int i = 0; i < number; i++) {
            desk.accepted(prefix + i, "H1", "1.1");
        }
    }

    private JsonNode ok(String path) throws Exception {
        Answer answer = get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Answer get(String path) throws Exception {
        return server.get(path);
    }

    /** The dossiers of a desk, as if they had come over Kafka; the cut says how many. */
    private static final class Published implements DossierRoutes.Source {
        private final Desk desk;
        private final AtomicInteger recounts = new AtomicInteger();
        private volatile @Nullable ReporterException failure;
        private volatile int lost;

        Published(Desk desk) {
            this.desk = desk;
        }

        @Override
        public PeriodSummary counted(Period period, boolean fresh) {
            ReporterException failed = failure;
            if (failed != null) {
                throw failed;
            }
            assertThat(period).isEqualTo(Desk.JUNE);
            return desk.june();
        }

        @Override
        public Seals seals() {
            return desk.seals();
        }

        @Override
        public List<Behind> recounted(Asked asked) {
            recounts.incrementAndGet();
            int cut = Objects.requireNonNull(asked.cut().get(0)).intValue() - lost;
            return new DossiersBehind(Desk.RULES, asked.column(), asked.wanted())
                    .among(
                            asked.period(),
                            visitor -> desk.dossiers().subList(0, cut).forEach(visitor));
        }
    }
}
