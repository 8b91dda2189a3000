package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Signing in to the board with an account that an issuer of OpenID Connect knows. */
class SignInWithIssuerIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(2);

    @TempDir
    static Path directory;

    private static SignInOffice office;

    @BeforeAll
    static void count() {
        office = new SignInOffice(KAFKA, directory);
    }

    @AfterAll
    static void stopCounting() {
        office.close();
    }

    @BeforeEach
    void open() {
        office.open(FakeIssuer.SECRET);
    }

    @AfterEach
    void shut() {
        office.shut();
    }

    @Test
    void a_reader_presses_the_button_and_lands_on_the_board() throws Exception {
        assumeTrue(
                Browser.isThere() || Boolean.getBoolean("dossierstats.test.browser"),
                "there is no Chromium with its driver here");
        try (Browser browser = Browser.open("vi").go(office.address("/periods?period=2021-05"))) {
            awaitAddress(browser, office.address("/sign-in?to="));
            browser.awaitText(SOON, "#issuer", "Đăng nhập bằng tài khoản của cơ quan");
            assertThat(browser.barriers()).isEmpty();
            browser.picture("sign-in-with-issuer");

            browser.click("#issuer");
            awaitAddress(browser, office.issuer().url() + "/authorize");
            browser.click("#back");

            awaitAddress(browser, office.address("/periods?period=2021-05"));
            browser.awaitText(SOON, "#reader span", "Người xem: secretary");
            assertThat(browser.run("return document.cookie")).isEqualTo("");

            browser.click("#reader button");
            awaitAddress(browser, office.address("/sign-in"));
            assertThat(office.get("/api/v1/me", "").statusCode()).isEqualTo(401);
            browser.go(office.address("/sign-in?to=/api/v1/me")).click("#issuer");
            browser.click("#back");
            awaitAddress(browser, office.address("/api/v1/me"));
            assertThat(browser.text("body")).as("the cookie came along at once").contains("\"name\":\"secretary\"");
        }
    }

    @Test
    void the_page_says_in_both_languages_why_it_did_not_work_and_nothing_of_the_address() {
        assumeTrue(
                Browser.isThere() || Boolean.getBoolean("dossierstats.test.browser"),
                "there is no Chromium with its driver here");
        office.issuer().tell(claims -> claims.subject("stranger"));
        try (Browser browser = Browser.open("vi").go(office.address("/sign-in"))) {
            await().atMost(SOON).until(() -> !browser.text("#issuer").isEmpty());
            browser.click("#issuer");
            browser.click("#back");

            awaitAddress(browser, office.address("/sign-in?problem=unknown"));
            browser.awaitText(
                    SOON, "#problem", "Tài khoản của bạn chưa được cấp quyền xem ở đây. Hãy liên hệ người quản trị.");
            browser.click("#language");
            browser.awaitText(SOON, "#problem", "Your account may not read here yet. Ask whoever runs this server.");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.complaints()).isEmpty();

            for (String other : List.of("constructor", "<b>call%20us</b>", "")) {
                browser.go(office.address("/sign-in?problem=" + other));
                await().atMost(SOON).until(() -> !browser.text("#issuer").isEmpty());
                assertThat(browser.text("#problem")).as(other).isEmpty();
            }
        }
    }

    @Test
    void a_client_without_a_secret_signs_people_in_too() throws Exception {
        office.shut();
        office.open(null);

        SignInOffice.Begun begun = office.begin("/");
        office.assertSignedIn(office.get(begun.back(), begun.cookie()));
    }

    @Test
    void the_issuer_is_told_the_address_that_the_browser_has_and_the_cookie_is_for_the_way_in_only() throws Exception {
        HttpResponse<String> plain = office.get("/sign-in/issuer", "");
        HttpResponse<String> secure = SignInOffice.HTTP.send(
                HttpRequest.newBuilder(URI.create(office.address("/sign-in/issuer")))
                        .header("X-Forwarded-Proto", "https")
                        .build(),
                BodyHandlers.ofString());

        assertThat(SignInOffice.location(plain))
                .contains("redirect_uri=" + SignInOffice.encoded(office.address("/sign-in/callback")))
                .doesNotContain("code_verifier");
        assertThat(plain.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Path=/sign-in", "Max-Age=600")
                .doesNotContain("Secure");
        assertThat(SignInOffice.location(secure))
                .contains("redirect_uri="
                        + SignInOffice.encoded(
                                office.address("/sign-in/callback").replace("http:", "https:")));
        assertThat(secure.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
        assertThat(office.get("/api/v1/session", "").body().strip()).isEqualTo("{\"issuer\":true}");
    }

    @Test
    void the_command_says_what_is_missing() throws Exception {
        String file = directory.resolve("readers.yaml").toString();
        Path empty = Files.writeString(directory.resolve("empty"), "\n");
        String[] id = {"--oidc-client-id", "board"};

        serve(id).assertRefused(2, "--oidc-client-id needs --readers");
        serve(id, "--readers", file).assertRefused(2, "--oidc-client-id needs --oidc-issuer");
        serve(new String[] {"--oidc-client-secret-file", "x"}, "--readers", file)
                .assertRefused(2, "--oidc-client-secret-file needs --oidc-client-id");
        serve(
                        id,
                        "--readers",
                        file,
                        "--oidc-issuer",
                        office.issuer().url(),
                        "--oidc-client-secret-file",
                        empty.toString())
                .assertRefused(3, "is empty");
    }

    private static Ended serve(String[] first, String... then) {
        String[] all = new String[first.length + then.length + 4];
        System.arraycopy(new String[] {"reporter", "serve", "--bootstrap-server", "localhost:1"}, 0, all, 0, 4);
        System.arraycopy(first, 0, all, 4, first.length);
        System.arraycopy(then, 0, all, 4 + first.length, then.length);
        return Ended.of(all);
    }

    private static void awaitAddress(Browser browser, String start) {
        await().atMost(SOON).untilAsserted(() -> assertThat(browser.address()).startsWith(start));
    }
}
