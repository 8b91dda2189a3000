package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.access.Access;
import org.dossierstats.access.Agencies;
import org.dossierstats.access.Credential;
import org.dossierstats.access.Issuer;
import org.dossierstats.access.KeyFile;
import org.dossierstats.access.Keyring;
import org.dossierstats.access.SignInClient;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.http.Listener;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.access.Reader;
import org.dossierstats.reporter.access.ReadersKind;
import org.dossierstats.reporter.http.Office;
import org.dossierstats.reporter.http.SummaryServer;
import org.dossierstats.streams.RunningStreams;
import org.jspecify.annotations.Nullable;

/** A server that readers sign in to with an issuer, the issuer, and browsers that are no browsers. */
final class SignInOffice implements AutoCloseable {
    static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Pattern BACK = Pattern.compile("href=\"(http[^\"]+)\"");

    private final RunningStreams streams;
    private final Reporter reporter;
    private final Access<Reader> readers;
    private final Map<String, Object> client;
    private final AtomicLong later = new AtomicLong();
    private @Nullable FakeIssuer issuer;
    private @Nullable SummaryServer server;

    /** Those of Kafka are counted; the one reader has the subject 4f1c. */
    SignInOffice(TestKafka kafka, Path directory) {
        KeyFile<Reader> file = ReadersKind.file(directory.resolve("readers.yaml"));
        file.write(new Keyring<>(Map.of(new Credential.Subject("4f1c"), new Reader("secretary", Agencies.ANY, true))));
        client = kafka.client();
        readers = Access.of(file, null);
        streams = Closed.streams(kafka, directory.resolve("state"));
        reporter = Reporter.start(client, Closed.RULES);
    }

    /**
     * Starts a server and an issuer.
     *
     * @param secret of the server; null: it has none
     */
    void open(@Nullable String secret) {
        issuer = FakeIssuer.start(secret != null);
        SignInClient signIn = SignInClient.of(Issuer.at(issuer().url()), FakeIssuer.CLIENT, secret, "sub");
        Guard guard = Guard.of(readers, signIn, Duration.ofHours(12), () -> System.nanoTime() + later.get());
        Office office = new Office(
                reporter, Closed.RULES, new Catalogue(List.of(), List.of()), Clock.system(Closed.RULES.zone()));
        server = SummaryServer.start(office, client, Listener.local(0), guard, config -> {});
    }

    FakeIssuer issuer() {
        return Objects.requireNonNull(issuer);
    }

    /** Time goes by. */
    void after(Duration time) {
        later.addAndGet(time.toNanos());
    }

    /** Stops both. */
    void shut() {
        Objects.requireNonNull(server).close();
        issuer().close();
    }

    @Override
    public void close() {
        reporter.close();
        streams.close();
    }

    /** A browser that was sent to the issuer. */
    record Begun(String issuer, String cookie) {
        /** Signs in there; where it sends the browser back to. */
        String back() throws Exception {
            HttpResponse<String> page =
                    HTTP.send(HttpRequest.newBuilder(URI.create(issuer)).build(), BodyHandlers.ofString());
            Matcher link = BACK.matcher(page.body());
            assertThat(link.find()).as(page.body()).isTrue();
            return link.group(1).replace("&amp;", "&");
        }
    }

    Begun begin(String to) throws Exception {
        HttpResponse<String> answer = get("/sign-in/issuer?to=" + encoded(to), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return new Begun(location(answer), cookie);
    }

    void assertSignedIn(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(location(answer)).isEqualTo(200);
        String session = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("dossier-stats-session="))
                .findFirst()
                .orElseThrow();
        assertThat(session).contains("HttpOnly", "SameSite=Strict");
        assertThat(get("/api/v1/me", session.split(";", 2)[0]).body()).contains("\"name\":\"secretary\"");
    }

    static void assertRefused(HttpResponse<String> answer, String problem, String to) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/sign-in?problem=" + problem + "&to=" + encoded(to));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("dossier-stats-session="));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpResponse<String> get(String url, String cookie) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.startsWith("/") ? address(url) : url));
        return HTTP.send(
                (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build(), BodyHandlers.ofString());
    }

    String address(String path) {
        return "http://localhost:" + Objects.requireNonNull(server).port() + path;
    }
}
