package org.dossierstats.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.access.Admission;
import org.dossierstats.reporter.close.Closing;
import org.dossierstats.reporter.close.Desk;
import org.dossierstats.reporter.close.Outcome;
import org.dossierstats.reporter.close.Seals;
import org.dossierstats.reporter.http.TestServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What closing over HTTP is answered when something is wrong; nothing is sealed then. */
class CloseRoutesTest {
    private static final String CLOSES = "/api/v1/closes";
    private static final String FIRST = CLOSES + "/2021-06-01/2021-06-30/1";
    private static final String CLOSE = "{\"period\":\"2021-06\",\"calendar\":\"calendar\",\"author\":\"Lê Văn A\"}";
    private static final int OFFICE = 2;

    private final Desk desk = new Desk().accepted("A", "H1", "1.1").accepted("B", "H2", "1.2");
    private final Asked source = new Asked();
    private final TestServer server = new TestServer(
            new CloseRoutes(source, Admission.open(), Clock.fixed(Desk.JULY, Desk.RULES.zone()))::routes);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void closing_the_last_month_seals_it() throws Exception {
        Answer closed = server.post(CLOSES, CLOSE.replace("2021-06", "last-month"));

        assertThat(closed.status()).as(closed.body()).isEqualTo(201);
        assertThat(closed.response().headers().firstValue("Location")).contains(FIRST);
        assertThat(server.get(FIRST).status()).isEqualTo(200);
    }

    @Test
    void when_kafka_does_not_answer_every_request_is_to_be_sent_again() throws Exception {
        desk.close();
        source.seals = () -> {
            throw new ReporterException("cannot read dossier-summaries: Kafka không trả lời");
        };

        for (String path : List.of(CLOSES, FIRST, FIRST + "/diff")) {
            server.get(path).assertProblem(503, "cannot read dossier-summaries: Kafka không trả lời");
        }
        server.post(CLOSES, CLOSE).assertProblem(503, "Kafka không trả lời");
        assertThat(desk.topic()).as("the records of the first revision").hasSize(OFFICE + 1);
    }

    @Test
    void when_the_counts_do_not_come_closing_is_to_be_sent_again() throws Exception {
        source.counts = () -> {
            throw new ReporterException("not all events are counted within 20 s");
        };

        server.post(CLOSES, CLOSE).assertProblem(503, "not all events are counted within 20 s");
        assertThat(desk.topic()).isEmpty();
    }

    @Test
    void figures_that_do_not_balance_are_told_and_not_sealed() throws Exception {
        source.counts = desk::unbalanced;

        server.post(CLOSES, CLOSE)
                .assertProblem(
                        422, "period 2021-06 does not balance and is not sealed: total: carried in 0 + received");
        assertThat(desk.topic()).isEmpty();
        server.get(FIRST).assertProblem(404, "there is no revision 1 of 2021-06-01 to 2021-06-30");
    }

    @Test
    void a_chain_that_does_not_hold_is_neither_shown_nor_built_on() throws Exception {
        desk.close();
        desk.topic()
                .set(
                        OFFICE,
                        Desk.forged(
                                desk.topic().get(OFFICE),
                                "\"previous\" : null",
                                "\"previous\" : \"sha256:" + "0".repeat(64) + "\""));
        desk.completed("A");

        for (String path : List.of(FIRST, FIRST + "/diff")) {
            server.get(path).assertProblem(500, "what was sealed of 2021-06-01 to 2021-06-30 does not hold");
        }
        server.post(CLOSES, CLOSE).assertProblem(500, "revision 1 of office follows sha256:0000");
        server.post(CLOSES, CLOSE.replace("}", ",\"reason\":\"về sau\"}")).assertProblem(500, "does not hold");
        assertThat(desk.topic()).hasSize(OFFICE + 1);
        assertThat(server.get(CLOSES).status())
                .as("what there is can be listed")
                .isEqualTo(200);
    }

    @Test
    void more_requests_than_are_let_in_at_a_time_are_to_be_sent_again() throws Exception {
        CountDownLatch inside = new CountDownLatch(8);
        CountDownLatch held = new CountDownLatch(1);
        source.seals = () -> {
            inside.countDown();
            await(held);
            return desk.seals();
        };
        List<CompletableFuture<Integer>> eight = IntStream.range(0, 8)
                .mapToObj(each -> CompletableFuture.supplyAsync(this::listed, command -> new Thread(command).start()))
                .toList();
        await(inside);

        server.get(CLOSES).assertProblem(503, "more than 8 requests at a time read dossier-summaries");

        held.countDown();
        assertThat(eight)
                .allSatisfy(each -> assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(200));
        assertThat(listed()).isEqualTo(200);
    }

    @Test
    void what_is_different_is_told_between_revisions_and_since_one() throws Exception {
        desk.close();
        desk.accepted("C", "H2", "1.2").revise();
        desk.completed("A");

        JsonNode since = server.get(FIRST + "/diff").json();
        JsonNode between = server.get(FIRST + "/diff?to=2").json();

        assertThat(since.at("/before/revision").asInt()).isEqualTo(1);
        assertThat(since.at("/after/revision").isNull()).isTrue();
        assertThat(since.at("/before/cut").toString()).isEqualTo("{\"0\":2}");
        assertThat(since.at("/after/cut").toString()).isEqualTo("{\"0\":3}");
        assertThat(changes(since.path("total"))).contains("received.total 2 3", "resolved.early 0 1");
        assertThat(between.at("/after/revision").asInt()).isEqualTo(2);
        assertThat(changes(between.path("total")))
                .contains("received.total 2 3")
                .noneMatch(each -> each.contains("resolved"));
        assertThat(between.path("rows").findValuesAsText("row"))
                .contains("agency H2")
                .doesNotContain("agency H1");
        assertThat(server.get(FIRST + "/diff?agency=H1&to=2").json().path("total"))
                .isEmpty();
        assertThat(since.has("dossiers")).isFalse();
        server.get(FIRST + "/diff?to=1").assertProblem(400, "to is not after revision 1");
        server.get(FIRST + "/diff?to=now").assertProblem(400, "revision is not a number");
        server.get(FIRST + "/diff?to=3").assertProblem(404, "there is no revision 3");
        server.get(CLOSES + "/2021-06-01/2021-06-30/7/diff").assertProblem(404, "there is no revision 7");
    }

    private static List<String> changes(JsonNode changes) {
        return StreamSupport.stream(changes.spliterator(), false)
                .map(each -> each.path("figure").asText() + " " + each.path("before") + " " + each.path("after"))
                .toList();
    }

    private int listed() {
        try {
            return server.get(CLOSES).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A desk for a Kafka, as far as it answers; it seals in the order in which a closer does. */
    private final class Asked implements CloseRoutes.Source {
        private volatile Supplier<Seals> seals = desk::seals;
        private volatile Supplier<PeriodSummary> counts = desk::june;

        @Override
        public Seals seals() {
            return seals.get();
        }

        @Override
        public PeriodSummary counted(Period period) {
            return counts.get();
        }

        @Override
        public Outcome seal(Closing closing) {
            seals().soundHistory(closing.period());
            return desk.decide(closing, counts.get(), Desk.JULY);
        }
    }
}
