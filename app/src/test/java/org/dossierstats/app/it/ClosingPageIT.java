package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Periods are closed and revised on their page in a real browser. */
class ClosingPageIT {
    private static final Duration SOON = Duration.ofSeconds(20);

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
    void a_month_is_closed_and_revised_with_a_reason_when_something_came_late() throws Exception {
        try (Browser browser = open("vi", "?period=2021-05&calendar=statutory")) {
            browser.awaitText(SOON, "#mark", "Số liệu tạm tính: kỳ này chưa chốt.");

            browser.click("#close");
            browser.type("#author", "Lê Văn A");
            assertThat(browser.barriers()).as("dialog").isEmpty();
            browser.click("#seal");

            awaitOutcome(browser, "Đã chốt lần 1. Mã: sha256:");
            browser.awaitText(SOON, "#mark", "Đã chốt (lần 1); không có gì thay đổi từ đó.");
            browser.click("#closing-end");
            assertThat(browser.text("#revisions li")).contains("chốt 09:00:00 14/6/21, Lê Văn A");
            String sealedForm = browser.property("#revisions a", "href").get(0);
            HttpResponse<byte[]> form = ServedMay.get(sealedForm);
            assertThat(form.statusCode()).isEqualTo(200);
            assertThat(new String(form.body(), StandardCharsets.UTF_8))
                    .contains("Lần chốt 1", browser.text("#revisions code"));

            Closed.publish(KAFKA, List.of(Closed.accepted("came-late", "B2", LocalDate.of(2021, 5, 14))));
            browser.click("#show");

            browser.awaitText(SOON, "#mark", "Số liệu tạm tính: đã thay đổi so với lần chốt 1.");
            assertDifference(browser, "#difference");
            assertThat(browser.contents("#figures tr[data-figure='received.inPeriod'] td:nth-child(2)"))
                    .containsExactly("1.251");
            browser.wholePicture("periods-changed");

            browser.click("#close");
            browser.click("#seal");

            awaitOutcome(browser, "Chưa chốt: số liệu đã thay đổi từ lần 1 như dưới đây.");
            assertDifference(browser, "#changed");
            assertThat(browser.barriers()).as("changed").isEmpty();
            browser.picture("periods-revise");
            browser.type("#reason", "Bổ sung hồ sơ về sau");
            browser.click("#seal");

            awaitOutcome(browser, "Đã chốt lần 2. Mã: sha256:");
            browser.click("#closing-end");
            browser.awaitText(SOON, "#mark", "Đã chốt (lần 2); không có gì thay đổi từ đó.");
            assertThat(browser.text("#revisions li:nth-child(2)")).contains("Lý do: Bổ sung hồ sơ về sau");
            browser.click("#revisions li:first-child .do button");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(browser.texts("#difference h3"))
                            .containsExactly("Khác biệt từ lần 1 đến lần 2"));
            assertDifference(browser, "#difference");
            assertThat(browser.barriers()).as("revised").isEmpty();
            browser.wholePicture("periods-revised");

            browser.click("#close");
            browser.click("#seal");
            awaitOutcome(browser, "Không chốt thêm: số liệu không thay đổi từ lần 2.");
        }
    }

    @Test
    void a_period_that_is_not_over_is_sealed_only_if_that_is_said() {
        try (Browser browser = open("en", "?period=2021-06&calendar=calendar")) {
            browser.awaitText(SOON, "#mark", "Preliminary: this period is not closed.");
            assertThat(browser.text("#notes")).startsWith("This period is not over before the end of 2021-06-30");
            browser.click("#close");
            browser.type("#author", "Reports");
            browser.click("#seal");
            awaitOutcome(browser, "Not sealed: the period is not over.");
            assertThat(browser.texts("#revisions li")).isEmpty();

            browser.click("#early");
            browser.click("#seal");

            awaitOutcome(browser, "Sealed as revision 1. Digest: sha256:");
            browser.click("#closing-end");
            browser.awaitText(SOON, "#mark", "Sealed as revision 1, and unchanged since.");
            assertThat(browser.text("#revisions li")).contains("before the period was over");
        }
    }

    @Test
    void who_may_not_is_told_so() {
        String refused =
                "const real = fetch; window.fetch = (path, options) => options?.method === 'POST' ? Promise.resolve(new Response("
                        + "JSON.stringify({ detail: 'the key is bound to agencies' }), { status: 403 })) : real(path, options);";
        try (Browser browser = Browser.open("en").before(refused).go(may.page("?period=2021-04&calendar=statutory"))) {
            browser.awaitText(SOON, "#mark", "Preliminary: this period is not closed.");
            browser.click("#close");
            browser.type("#author", "Reports");
            browser.click("#seal");

            awaitOutcome(browser, "Not allowed: the key is bound to agencies");
        }
    }

    private static Browser open(String language, String query) {
        return Browser.open(language).go(may.page(query));
    }

    private static void awaitOutcome(Browser browser, String beginning) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.text("#outcome")).startsWith(beginning));
    }

    /** One more was received. */
    private static void assertDifference(Browser browser, String place) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.contents(place + " tr[data-figure='received.inPeriod'] > *"))
                        .startsWith("Tiếp nhận trong kỳ", "1.250", "1.251"));
        assertThat(browser.contents(place + " summary"))
                .containsExactly("Theo lĩnh vực, cơ quan, thủ tục, kênh (4 dòng)");
    }
}
