package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.dossier.EventType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the demo shows in a real browser: the figures of the report it is made for. Its pictures are those of the documents. */
class DemoPagesIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LocalDate TODAY = LocalDate.of(2021, 6, 14);
    private static final String REPORT = "period=2021-01-01..2021-06-14&calendar=statutory";

    private static Program demo;
    private static String address;

    @BeforeAll
    static void start() {
        assumeTrue(
                Browser.isThere() || Boolean.getBoolean("dossierstats.test.browser"),
                "there is no Chromium with its driver here");
        demo = Program.start("demo", "--still", "--port", "0");
        address = demo.awaitSaying("summaries on (http://[^:]+:\\d+)");
    }

    @AfterAll
    static void stop() throws Exception {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void the_board_has_its_exact_figures() throws IOException {
        try (Browser browser = Browser.open("vi").go(address + "/")) {
            browser.size(1400, 1200);
            browser.awaitText(SOON, "#feed", "Trực tiếp");
            assertThat(Map.of(
                            "open", browser.text("#open"),
                            "inTime", browser.text("#inTime"),
                            "overdue", browser.text("#overdue"),
                            "paused", browser.text("#paused"),
                            "waiting", browser.text("#waiting"),
                            "receivedToday", browser.text("#receivedToday"),
                            "resolvedToday", browser.text("#resolvedToday")))
                    .isEqualTo(Map.of(
                            "open", "328",
                            "inTime", "328",
                            "overdue", "0",
                            "paused", "10",
                            "waiting", "15",
                            "receivedToday", today(EventType.ACCEPTED),
                            "resolvedToday", today(EventType.COMPLETED)));
            assertThat(browser.texts("#rows-table tbody tr[data-key='Người có công'] td:nth-child(2)"))
                    .containsExactly("89");
            assertThat(browser.texts("#days-chart .u-value"))
                    .as("of the last day")
                    .containsExactly("14/06/2021", today(EventType.ACCEPTED), today(EventType.COMPLETED));
            browser.picture("demo-board-vi");

            browser.click("#language");
            browser.awaitText(SOON, "#feed", "Live");
            browser.picture("demo-board-en");
            browser.size(390, 844);
            browser.picture("demo-board-phone");
            browser.click("#theme");
            browser.go(address + "/?wall").size(1920, 1080);
            browser.awaitText(SOON, "#open", "328");
            browser.picture("demo-board-wall");
        }
    }

    /** Counted from the events, as nothing of that day was re-opened. */
    private static String today(EventType type) {
        return String.valueOf(new DemoHistory()
                .events().stream()
                        .filter(event -> event.change().type() == type)
                        .filter(event -> event.time()
                                .atZone(Closed.RULES.zone())
                                .toLocalDate()
                                .equals(TODAY))
                        .count());
    }

    @Test
    void the_page_of_the_period_has_those_of_the_report_and_of_the_year_before() throws IOException {
        try (Browser browser = Browser.open("vi").go(address + "/periods?" + REPORT)) {
            browser.size(1400, 1200);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(browser.text("#period")).startsWith("01/01/2021 – 14/06/2021"));
            assertThat(figures(browser, "received.total")).startsWith("3.903", "2.398");
            assertThat(figures(browser, "received.inPeriod")).startsWith("3.672", "2.211");
            assertThat(figures(browser, "resolved.total")).startsWith("3.575", "2.194");
            assertThat(figures(browser, "resolved.early")).startsWith("2.937", "1.573");
            assertThat(figures(browser, "resolved.onTime")).startsWith("638", "580");
            assertThat(figures(browser, "resolved.late")).startsWith("0", "41");
            assertThat(figures(browser, "pending.total")).startsWith("328", "204");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(browser.texts("#form tbody tr.total th, #form tbody tr.total td"))
                            .endsWith("3.903", "506", "3.166", "231", "3.575", "2.937", "638", "0", "328", "328", "0"));
            await().atMost(SOON).until(() -> browser.texts("#charts canvas").size() == 4);
            browser.wholePicture("demo-periods-vi");
        }
    }

    private static List<String> figures(Browser browser, String name) {
        return browser.contents("#figures tr[data-figure='" + name + "'] td");
    }
}
