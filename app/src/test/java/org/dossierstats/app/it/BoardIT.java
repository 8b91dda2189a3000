package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Validity;
import org.dossierstats.dossier.Event;
import org.dossierstats.http.Hosts;
import org.dossierstats.http.Listener;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.access.Admission;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.http.DossierRoutes;
import org.dossierstats.reporter.http.Office;
import org.dossierstats.reporter.http.SummaryServer;
import org.dossierstats.streams.RunningStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The live board in a real browser. */
class BoardIT {
    private static final LocalDate TODAY = LocalDate.of(2021, 6, 14);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int FLOWING = 100;

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(2);

    @TempDir
    static Path state;

    private static RunningStreams streams;
    private static Reporter reporter;
    private static Office office;
    private static SummaryServer server;

    @BeforeAll
    static void serve() {
        assumeTrue(
                Browser.isThere() || Boolean.getBoolean("dossierstats.test.browser"),
                "there is no Chromium with its driver here");
        streams = Closed.streams(KAFKA, state);
        reporter = Reporter.start(KAFKA.client(), Closed.RULES);
        Catalogue catalogue =
                new Catalogue(List.of(), List.of(new Agency("B1", "Sở Xây dựng", null, null, Validity.ALWAYS)));
        office = new Office(reporter, Closed.RULES, catalogue, TestClock.morning(TODAY));
        server = start(office, 0);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            events.add(Closed.accepted("B1-" + i, "B1", TODAY.minusDays(1 + i % 12)));
        }
        for (int i = 0; i < 30; i++) {
            events.add(Closed.accepted("B2-" + i, "B2", TODAY));
            events.add(Closed.completed("B1-" + i, TODAY.minusDays(i % 2)));
        }
        Closed.publish(KAFKA, events);
    }

    private static SummaryServer start(Office office, int port) {
        return SummaryServer.start(
                office,
                Listener.local(port),
                Guard.open(Hosts.LOOPBACK, Admission.open()),
                new DossierRoutes(office, KAFKA.client())::routes);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            reporter.close();
            streams.close();
        }
    }

    @Test
    void it_shows_what_stands_in_both_languages_and_nobody_is_kept_out() throws Exception {
        try (Browser browser = open("vi")) {
            browser.awaitText(SOON, "#feed", "Trực tiếp");
            browser.awaitText(SOON, "#open", "1.200");
            assertThat(browser.text("#today")).isEqualTo("14/06/2021");
            assertThat(browser.text("#resolvedToday")).isEqualTo("15");
            assertThat(browser.text("#rows-table tbody tr[data-key='Đất đai'] th"))
                    .isEqualTo("Đất đai");
            assertThat(browser.texts("#days-table tbody tr")).isNotNull();
            assertThat(browser.barriers()).isEmpty();
            browser.picture("board-vi");

            browser.click("#language");

            browser.awaitText(SOON, "#open", "1,200");
            assertThat(browser.text("#feed")).isEqualTo("Live");
            assertThat(browser.text("#today")).isEqualTo("2021-06-14");
            browser.click("#theme");
            assertThat(browser.barriers()).as("dark").isEmpty();
            browser.picture("board-en-dark");
            browser.size(390, 844);
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                                    .as("nothing is wider than a phone")
                                    .isEqualTo(true));
            browser.picture("board-phone");
            assertThat(browser.barriers()).as("phone").isEmpty();
            browser.size(1920, 1080);
            browser.click("#wall");
            browser.picture("board-wall");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void an_event_changes_the_right_tiles_within_a_second_and_nothing_wrong_is_shown_while_the_server_is_gone()
            throws Exception {
        try (Browser browser = open("vi")) {
            browser.awaitText(SOON, "#feed", "Trực tiếp");
            await().atMost(SOON).until(() -> !browser.text("#receivedToday").equals("–"));
            long received = number(browser.text("#receivedToday"));
            long open = number(browser.text("#open"));
            long resolved = number(browser.text("#resolvedToday"));

            long least = Long.MAX_VALUE;
            for (int i = 1; i <= 3; i++) {
                long published = System.nanoTime();
                Closed.publish(KAFKA, List.of(Closed.accepted("now-" + i, "B2", TODAY)));
                browser.awaitText(SOON, "#receivedToday", String.valueOf(received + i));
                least = Math.min(least, System.nanoTime() - published);
            }
            assertThat(Duration.ofNanos(least)).as("of three").isLessThan(AT_ONCE);
            assertThat(number(browser.text("#open"))).isEqualTo(open + 3);
            assertThat(number(browser.text("#resolvedToday"))).isEqualTo(resolved);

            int port = server.port();
            server.close();
            browser.awaitText(SOON, "#feed", "Mất kết nối – số liệu cũ");
            Closed.publish(KAFKA, List.of(Closed.accepted("later", "B2", TODAY)));
            server = start(office, port);

            browser.awaitText(SOON, "#feed", "Trực tiếp");
            browser.awaitText(SOON, "#receivedToday", String.valueOf(received + 4));
        }
    }

    @Test
    void overdue_grows_when_the_day_turns_with_no_event_at_all() {
        TestClock clock = TestClock.morning(TODAY);
        Office turning = new Office(reporter, Closed.RULES, office.catalogue(), clock);
        try (SummaryServer served = start(turning, 0);
                Browser browser = Browser.open("vi").go("http://localhost:" + served.port() + "/")) {
            browser.awaitText(SOON, "#feed", "Trực tiếp");
            long overdue = number(browser.text("#overdue"));
            long dueToday = number(browser.text("#dueToday"));
            long open = number(browser.text("#open"));
            String cut = browser.text("#provenance");
            assertThat(dueToday).isGreaterThan(50);

            clock.turnTo(TODAY.plusDays(1));

            browser.awaitText(SOON, "#today", "15/06/2021");
            browser.awaitText(SOON, "#overdue", String.valueOf(overdue + dueToday));
            assertThat(number(browser.text("#open"))).isEqualTo(open);
            assertThat(browser.text("#receivedToday")).isEqualTo("0");
            assertThat(browser.text("#provenance")).as("no event came").isEqualTo(cut);
        }
    }

    @Test
    void a_stream_that_is_cut_while_events_flow_shows_no_wrong_number_and_comes_back_to_the_exact_ones()
            throws Exception {
        try (Wire wire = Wire.to(server.port());
                Browser browser = Browser.open("vi").go("http://localhost:" + wire.port() + "/")) {
            browser.awaitText(SOON, "#feed", "Trực tiếp");
            long received = number(browser.text("#receivedToday"));
            long open = number(browser.text("#open"));
            browser.run(
                    "window.seen = []; const watch = () => { window.seen.push(document.querySelector('#receivedToday').innerText); requestAnimationFrame(watch); }; watch();");

            CompletableFuture<Void> flowing = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < FLOWING; i++) {
                    Closed.publish(KAFKA, List.of(Closed.accepted("flow-" + i, "B2", TODAY)));
                }
            });
            int cuts = 0;
            while (!flowing.isDone() || cuts < 2) {
                wire.cut();
                browser.awaitText(SOON, "#feed", "Mất kết nối – số liệu cũ");
                wire.mend();
                browser.awaitText(SOON, "#feed", "Trực tiếp");
                cuts++;
            }
            flowing.get(SOON.toSeconds(), TimeUnit.SECONDS);

            browser.awaitText(SOON, "#receivedToday", String.valueOf(received + FLOWING));
            assertThat(number(browser.text("#open"))).isEqualTo(open + FLOWING);
            assertThat(((List<?>) browser.run("return window.seen"))
                            .stream().map(text -> number(String.valueOf(text))).toList())
                    .as("of some moment each, and never an older one again")
                    .isSorted()
                    .startsWith(received)
                    .endsWith(received + FLOWING);
            System.out.println("live board: " + FLOWING + " events, the stream cut " + cuts + " times");
        }
    }

    @Test
    void rows_are_grouped_filtered_sorted_and_lead_to_their_dossiers() throws Exception {
        try (Browser browser = open("en")) {
            browser.awaitText(SOON, "#feed", "Live");
            browser.click("#groupings button:nth-child(2)");
            await().atMost(SOON)
                    .until(() -> browser.texts("#rows-table tbody th").size() >= 2);
            assertThat(browser.texts("#rows-table tbody th")).contains("Sở Xây dựng (B1)", "B2");

            browser.click("#rows-table thead th:first-child button");
            browser.click("#rows-table thead th:first-child button");
            List<String> sorted = browser.texts("#rows-table tbody th");
            browser.click("#rows-table thead th:first-child button");
            assertThat(browser.texts("#rows-table tbody th"))
                    .isNotEqualTo(sorted)
                    .containsExactlyInAnyOrderElementsOf(sorted);

            browser.type("#filter", "xây");
            assertThat(browser.texts("#rows-table tbody th")).containsExactly("Sở Xây dựng (B1)");
            String overdue = browser.text("#rows-table tbody tr td:nth-child(5)");
            browser.click("#rows-table tbody tr td:nth-child(5) button");

            await().atMost(SOON).until(() -> browser.text("#drill-note").contains("of " + overdue));
            assertThat(browser.text("#drill-heading")).isEqualTo("Dossiers: Sở Xây dựng (B1), Overdue");
            assertThat(browser.texts("#drill-table tbody th")).isNotEmpty().allMatch(id -> id.startsWith("B1-"));
            assertThat(browser.text("#drill-table thead th:last-child")).isEqualTo("Days overdue");
            assertThat(browser.text("#drill-table tbody tr td:last-child")).isEqualTo("2");
            assertThat(browser.text("#drill-table tbody tr td:nth-last-child(2)"))
                    .isEqualTo("2021-06-12");
            browser.picture("drill");
            assertThat(browser.barriers()).isEmpty();
        }
    }

    @Test
    void two_tabs_have_one_stream() {
        try (Browser browser = open("vi")) {
            browser.awaitText(SOON, "#feed", "Trực tiếp");

            browser.run("window.open('/', '_blank')");
            List<String> tabs = browser.tabs();
            browser.turnTo(tabs.get(1));

            browser.awaitText(SOON, "#feed", "Trực tiếp");
            assertThat(
                            browser.run(
                                    "return performance.getEntriesByType('resource').filter(e => e.name.endsWith('/api/v1/live')).length"))
                    .isEqualTo(0L);
            browser.turnTo(tabs.get(0));
            browser.closeTab();
            browser.turnTo(tabs.get(1));
            browser.awaitText(SOON, "#feed", "Trực tiếp");
        }
    }

    private static Browser open(String language) {
        return Browser.open(language).go("http://localhost:" + server.port() + "/");
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(".", ""));
    }
}
