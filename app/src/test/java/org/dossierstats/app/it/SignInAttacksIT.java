package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dossierstats.app.it.FakeIssuer.Signature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What signs nobody in with an issuer, whoever sends it; and nobody is led elsewhere. */
class SignInAttacksIT {
    /** What a token says that must not be taken. */
    private static final Map<String, UnaryOperator<JWTClaimsSet.Builder>> WRONG = Map.of(
            "nonce", claims -> claims.claim("nonce", "another"),
            "no nonce", claims -> claims.claim("nonce", null),
            "audience", claims -> claims.audience("another"),
            "several without azp", claims -> claims.audience(List.of(FakeIssuer.CLIENT, "another")),
            "azp",
                    claims -> claims.audience(List.of(FakeIssuer.CLIENT, "another"))
                            .claim("azp", "another"),
            "azp of one", claims -> claims.claim("azp", "another"),
            "expired", claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3600))),
            "issuer", claims -> claims.issuer("https://login.example.org"),
            "subject", claims -> claims.subject("stranger"),
            "line", claims -> claims.subject("4f1c\nINFO secretary signed in"));

    private static final Map<String, Signature> SIGNED =
            Map.of("other key", Signature.ANOTHER, "no signature", Signature.NONE);

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
    void an_answer_signs_in_once_and_only_the_browser_that_asked() throws Exception {
        SignInOffice.Begun one = office.begin("/periods");
        SignInOffice.Begun other = office.begin("/");
        String back = one.back();

        SignInOffice.assertRefused(office.get(back, other.cookie()), "state", "/");
        SignInOffice.assertRefused(office.get(back, ""), "state", "/");
        SignInOffice.assertRefused(
                office.get(back.replaceFirst("state=[^&]*", "state=guess"), one.cookie()), "state", "/");
        SignInOffice.assertRefused(office.get(back.replaceFirst("&state=[^&]*", ""), one.cookie()), "state", "/");
        HttpResponse<String> signedIn = office.get(back, one.cookie());
        office.assertSignedIn(signedIn);
        assertThat(signedIn.body()).contains("content=\"0;url=/periods\"");
        assertThat(signedIn.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        SignInOffice.assertRefused(office.get(back, one.cookie()), "state", "/");
        office.assertSignedIn(office.get(other.back(), other.cookie()));
    }

    @Test
    void a_code_is_of_no_use_with_another_sign_in() throws Exception {
        SignInOffice.Begun one = office.begin("/");
        SignInOffice.Begun own = office.begin("/periods");
        String code = one.back().replaceFirst(".*code=([^&]*).*", "$1");
        String used = own.back();
        office.assertSignedIn(office.get(used, own.cookie()));
        SignInOffice.Begun again = office.begin("/periods");

        String injected = again.back().replaceFirst("code=[^&]*", "code=" + code);
        SignInOffice.assertRefused(office.get(injected, again.cookie()), "refused", "/periods");
        SignInOffice.Begun replayed = office.begin("/");
        String old = used.replaceFirst(".*code=([^&]*).*", "$1");
        SignInOffice.assertRefused(
                office.get(replayed.back().replaceFirst("code=[^&]*", "code=" + old), replayed.cookie()),
                "refused",
                "/");
    }

    @ParameterizedTest
    @CsvSource({
        "nonce, refused",
        "no nonce, refused",
        "audience, refused",
        "several without azp, refused",
        "azp, refused",
        "expired, refused",
        "issuer, refused",
        "other key, refused",
        "no signature, refused",
        "azp of one, refused",
        "subject, unknown",
        "line, unknown"
    })
    void a_token_that_is_not_of_this_sign_in_or_of_no_reader_signs_nobody_in(String wrong, String problem)
            throws Exception {
        office.issuer().tell(WRONG.getOrDefault(wrong, claims -> claims));
        office.issuer().sign(SIGNED.getOrDefault(wrong, Signature.OWN));
        SignInOffice.Begun begun = office.begin("/periods?a=1&b=2");

        SignInOffice.assertRefused(office.get(begun.back(), begun.cookie()), problem, "/periods?a=1&b=2");
        office.issuer()
                .tell(claims -> claims.audience(List.of(FakeIssuer.CLIENT, "b")).claim("azp", FakeIssuer.CLIENT));
        office.issuer().sign(Signature.OWN);
        SignInOffice.Begun right = office.begin("/");
        office.assertSignedIn(office.get(right.back(), right.cookie()));
    }

    @Test
    void a_sign_in_that_took_too_long_is_begun_anew() throws Exception {
        SignInOffice.Begun begun = office.begin("/");
        String back = begun.back();

        office.after(Duration.ofMinutes(11));

        SignInOffice.assertRefused(office.get(back, begun.cookie()), "state", "/");
    }

    @Test
    void what_the_issuer_says_no_to_is_told_and_ends_the_sign_in() throws Exception {
        SignInOffice.Begun begun = office.begin("/periods");
        String denied = begun.back().replaceFirst("code=[^&]*", "error=access_denied&error_description=%0aforged");

        SignInOffice.assertRefused(office.get(denied, begun.cookie()), "denied", "/periods");
        SignInOffice.assertRefused(office.get(begun.back(), begun.cookie()), "state", "/");
    }

    @Test
    void an_issuer_that_is_away_is_told() throws Exception {
        SignInOffice.Begun begun = office.begin("/periods");
        String back = begun.back();

        office.issuer().close();

        SignInOffice.assertRefused(office.get(back, begun.cookie()), "unreachable", "/periods");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil", "/\\evil", "https:evil", "https://evil", "/\t/evil", "javascript:alert(1)"})
    void nobody_is_led_elsewhere(String to) throws Exception {
        SignInOffice.Begun begun = office.begin(to);

        HttpResponse<String> signedIn = office.get(begun.back(), begun.cookie());

        office.assertSignedIn(signedIn);
        assertThat(signedIn.body()).contains("content=\"0;url=/\"").doesNotContain("evil", "alert");
    }

    @Test
    void what_is_in_a_path_is_no_html() throws Exception {
        SignInOffice.Begun begun = office.begin("/?\"><script>'&amp;");

        assertThat(office.get(begun.back(), begun.cookie()).body())
                .contains("content=\"0;url=/?&quot;&gt;&lt;script&gt;&#39;&amp;amp;\"")
                .doesNotContain("<script");
    }
}
