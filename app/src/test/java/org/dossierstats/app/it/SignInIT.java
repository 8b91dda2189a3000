package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dossierstats.access.Access;
import org.dossierstats.access.Agencies;
import org.dossierstats.access.ApiKey;
import org.dossierstats.access.Credential;
import org.dossierstats.access.KeyFile;
import org.dossierstats.access.Keyring;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.dossier.Event;
import org.dossierstats.http.Listener;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.access.Reader;
import org.dossierstats.reporter.access.ReadersKind;
import org.dossierstats.reporter.http.Office;
import org.dossierstats.reporter.http.SummaryServer;
import org.dossierstats.streams.RunningStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with a key in a real browser, and what one sees then. */
class SignInIT {
    private static final LocalDate TODAY = LocalDate.of(2021, 6, 14);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String MAY = "periods?period=2021-05&calendar=calendar";
    private static final ApiKey BOUND = ApiKey.random(new SecureRandom());
    private static final ApiKey SECRETARY = ApiKey.random(new SecureRandom());

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(1);

    @TempDir
    static Path directory;

    private static RunningStreams streams;
    private static Reporter reporter;
    private static SummaryServer server;

    @BeforeAll
    static void serve() {
        assumeTrue(
                Browser.isThere() || Boolean.getBoolean("dossierstats.test.browser"),
                "there is no Chromium with its driver here");
        KeyFile<Reader> readers = ReadersKind.file(directory.resolve("readers.yaml"));
        readers.write(Keyring.<Reader>empty()
                .with(new Credential.KeyHash(BOUND.hash()), new Reader("B2", new Agencies(List.of("B2")), false))
                .with(new Credential.KeyHash(SECRETARY.hash()), new Reader("Văn thư", Agencies.ANY, true)));
        streams = Closed.streams(KAFKA, directory.resolve("state"));
        reporter = Reporter.start(KAFKA.client(), Closed.RULES);
        Clock morning =
                Clock.fixed(TODAY.atTime(9, 0).atZone(Closed.RULES.zone()).toInstant(), Closed.RULES.zone());
        server = SummaryServer.start(
                new Office(reporter, Closed.RULES, Catalogue.EMPTY, morning),
                KAFKA.client(),
                Listener.local(0),
                Guard.of(Access.of(readers, null), Duration.ofHours(12), System::nanoTime),
                config -> {});
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 77; i++) {
            events.add(Closed.accepted("B1-" + i, "B1", LocalDate.of(2021, 5, 3)));
        }
        for (int i = 0; i < 30; i++) {
            events.add(Closed.accepted("B2-" + i, "B2", LocalDate.of(2021, 5, 4)));
        }
        Closed.publish(KAFKA, events);
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
    void a_bound_reader_signs_in_sees_the_own_agency_and_signs_out() throws Exception {
        try (Browser browser = Browser.open("vi").go(page(""))) {
            awaitAddress(browser, "sign-in?to=%2F");
            assertThat(browser.barriers()).isEmpty();
            browser.picture("sign-in");

            signIn(browser, "ds_wrong");
            browser.awaitText(SOON, "#problem", "Khóa không đúng hoặc đã bị thu hồi.");
            browser.click("#language");
            assertThat(browser.text("#problem")).isEqualTo("This key is not known, or was taken back.");
            browser.click("#language");
            signIn(browser, BOUND.text());

            awaitAddress(browser, "");
            browser.awaitText(SOON, "#open", "30");
            assertThat(browser.text("#overdue")).isEqualTo("30");
            browser.awaitText(SOON, "#reader span", "Người xem: B2 (B2)");
            browser.click("#groupings button:nth-child(2)");
            assertThat(browser.contents("main").get(0)).doesNotContain("B1", "77", "107");
            assertThat(browser.barriers()).isEmpty();

            browser.go(page(MAY));
            browser.awaitText(SOON, "#figures tr[data-figure='received.total'] td:nth-child(2)", "30");
            assertThat(browser.property("#close", "hidden")).containsExactly("true");

            browser.click("#reader button");
            awaitAddress(browser, "sign-in?to=");
            browser.go(page(""));
            awaitAddress(browser, "sign-in?to=%2F");
        }
    }

    @Test
    void who_may_closes_a_period_from_the_page() {
        try (Browser browser = Browser.open("vi").go(page(MAY))) {
            awaitAddress(browser, "sign-in?to=%2Fperiods%3F");
            signIn(browser, SECRETARY.text());
            awaitAddress(browser, MAY);
            browser.awaitText(SOON, "#figures tr[data-figure='received.total'] td:nth-child(2)", "107");

            browser.click("#close");
            assertThat(browser.property("#author", "value")).containsExactly("Văn thư");
            browser.click("#seal");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(browser.text("#outcome")).startsWith("Đã chốt lần 1."));
        }
    }

    @Test
    void an_address_elsewhere_is_not_gone_to() {
        for (String elsewhere : List.of("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)")) {
            try (Browser browser = Browser.open("en").go(page("sign-in?to=" + elsewhere))) {
                signIn(browser, SECRETARY.text());

                awaitAddress(browser, "");
            }
        }
    }

    private static void signIn(Browser browser, String key) {
        browser.run("document.getElementById('key').value = ''");
        browser.type("#key", key);
        browser.click("button.main");
    }

    private static void awaitAddress(Browser browser, String page) {
        await().atMost(SOON).untilAsserted(() -> {
            if (page.isEmpty()) {
                assertThat(browser.address()).isEqualTo(page(""));
            } else {
                assertThat(browser.address()).startsWith(page(page));
            }
        });
    }

    private static String page(String path) {
        return "http://localhost:" + server.port() + "/" + path;
    }
}
