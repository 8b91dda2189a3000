package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of the periods in a real browser. */
class PeriodsIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String MAY = "period=2021-05&calendar=statutory";

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(2);

    @TempDir
    static Path state;

    private static ServedMay may;

    @BeforeAll
    static void serve() throws Exception {
        assumeTrue(
                Browser.isThere() || Boolean.getBoolean("dossierstats.test.browser"),
                "there is no Chromium with its driver here");
        may = ServedMay.start(KAFKA, state);
    }

    @AfterAll
    static void stop() {
        if (may != null) {
            may.close();
        }
    }

    @Test
    void it_shows_the_last_month_as_the_summary_has_it_beside_the_year_before_and_nobody_is_kept_out()
            throws Exception {
        JsonNode summary = may.summary(MAY + "&compare=year-before");
        try (Browser browser = Browser.open("vi").go(may.page(""))) {
            awaitMonth(browser, "Tháng 5/2021 15/04/2021 – 14/05/2021, kỳ theo quy định");
            assertThat(browser.address()).endsWith("/periods?" + MAY);
            assertThat(figures(browser, "received.total")).containsExactly("1.260", "20", "+1.240 (+6.200%)");
            assertThat(figures(browser, "resolved.late")).containsExactly("6", "0", "+6");
            assertThat(figures(browser, "rates.resolvedInTime")).containsExactly("99,5%", "100%", "-0,5 điểm %");
            assertAsIn(summary, browser);
            await().atMost(SOON).until(() -> browser.texts("#charts canvas").size() == 4);
            assertThat(browser.texts("#months tbody tr")).hasSize(12);
            assertThat(browser.contents("#months tbody tr:last-child td"))
                    .containsExactly("1.250", "20", "1.236", "15", "24", "5", "99,5%", "100%");
            assertThat(browser.texts("#form tbody tr.total th, #form tbody tr.total td"))
                    .contains("TỔNG CỘNG", "1.260", "1.236", "24");
            browser.awaitText(SOON, "#mark", "Số liệu tạm tính: kỳ này chưa chốt.");
            assertThat(browser.barriers()).isEmpty();
            browser.wholePicture("periods-vi");
            browser.print("periods-vi");

            browser.click("#language");
            browser.click("#theme");

            awaitMonth(browser, "May 2021 2021-04-15 to 2021-05-14, statutory period");
            assertThat(figures(browser, "received.total")).containsExactly("1,260", "20", "+1,240 (+6,200%)");
            await().atMost(SOON)
                    .until(() -> browser.texts("#form tbody tr.total th").equals(List.of("Total")));
            assertThat(browser.barriers()).as("dark").isEmpty();
            browser.wholePicture("periods-en-dark");
            browser.size(360, 800);
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                                    .as("nothing is wider than a phone")
                                    .isEqualTo(true));
            assertThat(browser.barriers()).as("phone").isEmpty();
            browser.wholePicture("periods-phone");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void what_is_shown_is_to_be_had_in_every_format() throws Exception {
        try (Browser browser = Browser.open("vi").go(may.page("?" + MAY + "&layout=comparison&agency=B1"))) {
            awaitMonth(browser, "Tháng 5/2021");
            Map<String, String> contentTypes = Map.of(
                    "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "PDF", "application/pdf",
                    "CSV", "text/csv;charset=utf-8",
                    "HTML", "text/html;charset=utf-8",
                    "JSON", "application/json",
                    "Văn bản", "text/plain;charset=utf-8");
            assertThat(browser.texts("#exports a")).containsExactlyInAnyOrderElementsOf(contentTypes.keySet());
            for (int i = 1; i <= contentTypes.size(); i++) {
                String link = "#exports a:nth-child(" + i + ")";
                HttpResponse<byte[]> answer =
                        ServedMay.get(browser.property(link, "href").get(0));

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type").map(type -> type.replace(" ", "")))
                        .hasValue(contentTypes.get(browser.text(link)));
                assertThat(browser.property(link, "download").get(0)).contains("2021-05-B1.");
                answer.headers()
                        .firstValue("Content-Disposition")
                        .ifPresent(saved -> assertThat(saved).contains("comparison-vi-2021-05."));
            }
        }
    }

    @Test
    void the_address_carries_the_choice_and_a_slow_answer_to_an_older_one_is_thrown_away() {
        String slow =
                "const real = fetch; window.fetch = (path, options) => path.includes('period=2021-04&') && path.includes("
                        + "'summaries') ? real(path, { ...options, signal: undefined }).then((answer) => new Promise((done) =>"
                        + " setTimeout(() => { window.came = true; done(answer); }, 1500))) : real(path, options);";
        try (Browser browser = Browser.open("vi").before(slow).go(may.page("?" + MAY))) {
            awaitMonth(browser, "Tháng 5/2021");

            browser.click("#part option[value='4']");
            browser.click("#show");
            assertThat(browser.texts("#figures td")).as("of the month before").isEmpty();
            browser.click("#last-quarter");

            awaitMonth(browser, "Quý I/2021 15/12/2020 – 14/03/2021");
            await().atMost(SOON)
                    .until(() -> browser.run("return window.came === true").equals(true));
            assertThat(browser.text("#period")).startsWith("Quý I/2021");
            assertThat(figures(browser, "received.inPeriod").get(0)).isEqualTo("0");
            browser.run("history.go(-2)");
            awaitMonth(browser, "Tháng 5/2021");
            browser.run("history.forward()");
            awaitMonth(browser, "Tháng 4/2021");
            assertThat(figures(browser, "received.inPeriod").get(0)).isEqualTo("5");
        }
    }

    @Test
    void a_period_without_dossiers_says_so_in_words_and_has_no_rates() {
        try (Browser browser = Browser.open("vi").go(may.page("?period=2019-01-01..2019-12-31"))) {
            awaitMonth(browser, "01/01/2019 – 31/12/2019");
            assertThat(browser.text("#notes"))
                    .isEqualTo("Trong kỳ này không có hồ sơ nào. Cùng kỳ năm trước không có hồ sơ nào.");
            assertThat(figures(browser, "received.total")).containsExactly("0", "0", "0");
            assertThat(figures(browser, "rates.completion")).containsExactly("–", "–", "–");
            browser.awaitText(SOON, "#seals-note", "Kỳ này chưa chốt lần nào.");
        }
    }

    @Test
    void a_reader_of_some_agencies_chooses_one_and_closes_nothing() {
        String reader =
                "const real = fetch; window.fetch = (path, options) => path === 'api/v1/me' ? Promise.resolve(new Response("
                        + "JSON.stringify({ name: 'Phòng Một cửa', agencies: ['B1'], mayClose: false, signIn: true }))) : real(path, options);";
        try (Browser browser = Browser.open("vi").before(reader).go(may.page("?" + MAY))) {
            awaitMonth(browser, "Tháng 5/2021");
            assertThat(browser.text("#reader span")).isEqualTo("Người xem: Phòng Một cửa (B1)");
            browser.awaitText(SOON, "#mark", "Số liệu tạm tính. Hãy chọn một cơ quan để xem số liệu đã chốt.");
            assertThat(browser.run("return document.querySelector('#close').hidden"))
                    .isEqualTo(true);
            assertThat(browser.texts("#agency option")).containsExactly("Các cơ quan của tôi", "Sở Xây dựng (B1)");
        }
    }

    @Test
    void who_has_to_sign_in_is_sent_there_and_what_fails_is_told() {
        String stranger =
                "const real = fetch; window.fetch = (path, options) => path === 'api/v1/me' ? Promise.resolve(new Response("
                        + "'{}', { status: 401 })) : real(path, options);";
        try (Browser browser = Browser.open("en").go(may.page("?period=2021-13"))) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(browser.text("#error"))
                            .startsWith("This cannot be asked for: period '2021-13' is not one of")
                            .endsWith("Try again"));
            assertThat(browser.texts("#figures td")).isEmpty();

            browser.before(stranger).go(may.page("?" + MAY));

            await().atMost(SOON)
                    .until(() -> browser.address()
                            .endsWith("/sign-in?to=%2Fperiods%3Fperiod%3D2021-05%26calendar%3Dstatutory"));
        }
    }

    private static void awaitMonth(Browser browser, String heading) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.text("#period")).startsWith(heading));
    }

    private static List<String> figures(Browser browser, String name) {
        return browser.contents("#figures tr[data-figure='" + name + "'] td");
    }

    /** Every figure there is on the page, but the rates. */
    private static void assertAsIn(JsonNode summary, Browser browser) {
        List<?> names = (List<?>) browser.run(
                "return [...document.querySelectorAll('#figures tr[data-figure]')].map(each => each.dataset.figure)");
        assertThat(names).hasSizeGreaterThan(17);
        for (String name : names.stream().map(String::valueOf).toList()) {
            if (!name.startsWith("rates.")) {
                String path = "/"
                        + name.replace("received.ONLINE", "received.byChannel.ONLINE")
                                .replace('.', '/');
                List<String> shown = figures(browser, name);
                assertThat(shown.get(0).replace(".", ""))
                        .as(name)
                        .isEqualTo(summary.path("total").at(path).asText("0"));
                assertThat(shown.get(1).replace(".", ""))
                        .as("%s, the year before", name)
                        .isEqualTo(summary.path("comparisons")
                                .path(0)
                                .path("total")
                                .path(name)
                                .path("then")
                                .asText("0"));
            }
        }
    }
}
