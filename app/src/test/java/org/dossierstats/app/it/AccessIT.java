package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.access.Access;
import org.dossierstats.access.Agencies;
import org.dossierstats.access.ApiKey;
import org.dossierstats.access.Credential;
import org.dossierstats.access.KeyFile;
import org.dossierstats.access.Keyring;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Validity;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.http.Hosts;
import org.dossierstats.http.Listener;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.access.Admission;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.access.Reader;
import org.dossierstats.reporter.access.ReadersKind;
import org.dossierstats.reporter.http.Office;
import org.dossierstats.reporter.http.SummaryServer;
import org.dossierstats.streams.RunningStreams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A reader bound to an agency sees what an office would show that has this agency alone: beside the server with all there is another,
 * to which only its events were published, and what they answer is compared.
 */
class AccessIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate TODAY = LocalDate.of(2021, 7, 5);
    private static final String OWN = "H32.19";
    private static final String OTHERS = "H99.77";

    private static final Agency LABOUR = new Agency(OWN, "Sở Lao động", null, null, Validity.ALWAYS);

    /** What only the other agency has: its code, its name, a field, a procedure and dossiers. */
    private static final Pattern NOT_TO_BE_SEEN = Pattern.compile("H99\\.77|Sở Xây dựng|Nhà ở|2\\.777|other-");

    /** By these one signs in with an issuer, and there is none. */
    private static final Set<String> NOT_TURNED_ON = Set.of("/sign-in/issuer", "/sign-in/callback");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension
    static final TestKafka ALL = new TestKafka(2);

    @RegisterExtension
    static final TestKafka ALONE = new TestKafka(2);

    @TempDir
    static Path directory;

    private static final Map<String, ApiKey> KEYS = Map.of(
            "bound", ApiKey.random(new SecureRandom()),
            "leader", ApiKey.random(new SecureRandom()),
            "secretary", ApiKey.random(new SecureRandom()),
            "leaver", ApiKey.random(new SecureRandom()));
    private static KeyFile<Reader> readers;
    private static Served all;
    private static Served alone;

    /** A Kafka that is counted, and a server. */
    private record Served(RunningStreams streams, Reporter reporter, SummaryServer server) {
        static Served of(TestKafka kafka, Guard guard, Path state, Agency... agencies) {
            RunningStreams streams = Closed.streams(kafka, state);
            Reporter reporter = Reporter.start(kafka.client(), Closed.RULES);
            Clock clock =
                    Clock.fixed(TODAY.atTime(9, 0).atZone(Closed.RULES.zone()).toInstant(), Closed.RULES.zone());
            Catalogue catalogue = new Catalogue(List.of(), List.of(agencies));
            Office office = new Office(reporter, Closed.RULES, catalogue, clock);
            return new Served(
                    streams,
                    reporter,
                    SummaryServer.start(office, kafka.client(), Listener.local(0), guard, config -> {}));
        }

        void close() {
            server.close();
            reporter.close();
            streams.close();
        }
    }

    @BeforeAll
    static void two_offices() throws Exception {
        readers = ReadersKind.file(directory.resolve("readers.yaml"));
        readers.write(keyring("bound", "leader", "secretary", "leaver"));
        all = Served.of(
                ALL,
                Guard.of(Access.of(readers, null), Duration.ofHours(12), System::nanoTime),
                directory.resolve("all"),
                LABOUR,
                new Agency(OTHERS, "Sở Xây dựng", null, null, Validity.ALWAYS));
        alone = Served.of(ALONE, Guard.open(Hosts.LOOPBACK, Admission.open()), directory.resolve("alone"), LABOUR);
        List<Event> own = new ArrayList<>();
        List<Event> others = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LocalDate day = LocalDate.of(2021, 5, 20).plusDays(i % 40);
            own.add(Closed.accepted("own-" + i, OWN, day));
            if (i % 3 == 0) {
                own.add(Closed.completed("own-" + i, day.plusDays(i % 20)));
            }
            others.add(Closed.event(
                    "accepted",
                    "other-" + i,
                    day,
                    EventType.ACCEPTED,
                    new Amendment(OTHERS, "2.777", "Nhà ở", Channel.POSTAL),
                    new Due.OnDay(day.plusDays(3))));
        }
        Closed.publish(ALONE, own);
        others.addAll(own);
        Closed.publish(ALL, others);
        for (String period : List.of("2021-05", "2021-06")) {
            assertThat(close(all, "secretary", period).statusCode()).isEqualTo(201);
            assertThat(close(alone, null, period).statusCode()).isEqualTo(201);
        }
    }

    private static Keyring<Reader> keyring(String... names) {
        Map<String, Reader> known = Map.of(
                "bound", new Reader("bound", new Agencies(List.of(OWN)), false),
                "leader", new Reader("leader", Agencies.ANY, false),
                "secretary", new Reader("secretary", Agencies.ANY, true),
                "leaver", new Reader("leaver", Agencies.ANY, false));
        Keyring<Reader> keyring = Keyring.empty();
        for (String name : names) {
            keyring = keyring.with(new Credential.KeyHash(KEYS.get(name).hash()), known.get(name));
        }
        return keyring;
    }

    @AfterAll
    static void close() {
        all.close();
        alone.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/summaries?period=2021-06&calendar=calendar&fresh=true",
                "/api/v1/summaries?period=2021-06&calendar=calendar&agency=H32.19&fresh=true",
                "/api/v1/summaries?period=last-month&calendar=calendar&compare=year-before&format=json",
                "/api/v1/summaries?period=2021-05&period=2021-06&calendar=calendar&format=text",
                "/api/v1/summaries?period=2021-06&calendar=calendar&layout=generic&format=csv",
                "/api/v1/summaries?period=2021-06&calendar=calendar&layout=ii-06a&format=csv",
                "/api/v1/summaries?period=2021-06&calendar=calendar&layout=comparison&format=html",
                "/api/v1/live",
                "/api/v1/dossiers?period=2021-06&calendar=calendar&column=received.total",
                "/api/v1/dossiers?period=2021-06&calendar=calendar&column=received.total&format=csv",
                "/api/v1/dossiers?period=2021-06&calendar=calendar&column=received.total&field=Nh%C3%A0+%E1%BB%9F",
                "/api/v1/dossiers?period=2021-06&calendar=calendar&column=pending.overdue&agency=H32.19",
                "/api/v1/dossiers?period=2021-06&calendar=calendar&column=pending.total&agency=H32.19&revision=1",
                "/api/v1/closes/2021-06-01/2021-06-30/1?agency=H32.19",
                "/api/v1/closes/2021-06-01/2021-06-30/1/diff?agency=H32.19",
                "/api/v1/closes/2021-06-01/2021-06-30/1/form?agency=H32.19&format=csv"
            })
    void a_bound_reader_sees_an_office_of_that_agency_alone(String url) throws Exception {
        HttpResponse<String> shown = get(all, "bound", url);
        HttpResponse<String> expected = get(alone, null, url);

        assertThat(shown.statusCode())
                .as(shown.body())
                .isEqualTo(expected.statusCode())
                .isEqualTo(200);
        assertThat(comparable(shown.body())).isEqualTo(comparable(expected.body()));
        assertThat(shown.body()).doesNotContainPattern(NOT_TO_BE_SEEN);
    }

    /** Without what differs between two topics however much may be seen: offsets, and digests over them. */
    private static String comparable(String body) throws IOException {
        if (!body.startsWith("{") && !body.startsWith("[")) {
            return body.replaceAll("sha256:[0-9a-f]{64}", "sha256:…").replaceAll("0:\\d+ 1:\\d+", "0:… 1:…");
        }
        JsonNode json = JSON.readTree(body);
        strip(json);
        return json.toPrettyString();
    }

    private static void strip(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove(List.of("cut", "digest", "previous", "sealed", "newestEvent", "feed", "toCut", "fromCut"));
        }
        json.forEach(AccessIT::strip);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/summaries?period=2021-06&calendar=calendar&agency=H99.77",
                "/api/v1/summaries?period=2021-06&calendar=calendar&agency=",
                "/api/v1/dossiers?period=2021-06&calendar=calendar&column=received.total&agency=H99.77",
                "/api/v1/dossiers?period=2021-06&calendar=calendar&column=received.total&agency=H99.77&format=csv",
                "/api/v1/dossiers?period=2021-06&calendar=calendar&column=received.total&revision=1",
                "/api/v1/dossiers?period=2021-06&calendar=calendar&column=received.total&revision=1&agency=H99.77",
                "/api/v1/closes/2021-06-01/2021-06-30/1",
                "/api/v1/closes/2021-06-01/2021-06-30/1?agency=H99.77",
                "/api/v1/closes/2021-06-01/2021-06-30/1?agency=",
                "/api/v1/closes/2021-06-01/2021-06-30/1/diff",
                "/api/v1/closes/2021-06-01/2021-06-30/1/diff?agency=H99.77",
                "/api/v1/closes/2021-06-01/2021-06-30/1/form",
                "/api/v1/closes/2021-06-01/2021-06-30/1/form?agency=H99.77&format=csv",
                "/api/v1/summaries?agency=H32.19&period=2021-06&calendar=calendar&agency=H99.77"
            })
    void what_is_of_others_or_of_the_whole_office_is_refused(String url) throws Exception {
        HttpResponse<String> answer = get(all, "bound", url);

        if (url.contains("agency=H32.19&")) {
            assertThat(answer.body()).as("the first counts").doesNotContainPattern(NOT_TO_BE_SEEN);
            return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(JSON.readTree(answer.body()).path("detail").asText())
                .contains("you may see the figures of H32.19 only");
        assertThat(get(all, "leader", url).statusCode()).as("for who may").isIn(200, 404);
    }

    @Test
    void a_cursor_of_somebody_who_sees_more_is_of_no_use() throws Exception {
        String url = "/api/v1/dossiers?period=2021-06&calendar=calendar&column=received.total&limit=1";
        String next = JSON.readTree(get(all, "leader", url).body()).path("next").asText();

        HttpResponse<String> answer = get(all, "bound", url + "&after=" + next);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("after is the cursor of another list")
                .doesNotContainPattern(NOT_TO_BE_SEEN);
    }

    @Test
    void the_list_of_what_was_sealed_has_the_readers_agency_alone() throws Exception {
        JsonNode revisions = JSON.readTree(get(all, "bound", "/api/v1/closes").body());

        assertThat(revisions).hasSize(2);
        revisions.forEach(revision ->
                assertThat(revision.path("agencies").findValuesAsText("agency")).containsExactly(OWN));
        assertThat(JSON.readTree(get(all, "leader", "/api/v1/closes").body()).findValuesAsText("agency"))
                .contains(OTHERS);
    }

    /** Whatever routes there are: those that come later too. */
    @Test
    void every_route_but_those_that_tell_nothing_asks_for_a_key_and_none_shows_a_bound_reader_others()
            throws Exception {
        List<String> routes = routes();

        assertThat(routes).contains("/api/v1/summaries", "/api/v1/live", "/api/v1/me", "/");
        for (String route : routes) {
            String url = route.replace("{from}", "2021-06-01")
                    .replace("{to}", "2021-06-30")
                    .replace("{revision}", "1")
                    .replace("{file}", "board.js");
            boolean tellsNothing = !route.startsWith("/api/") && !route.equals("/metrics");
            boolean open = tellsNothing || route.equals("/api/v1/session");
            int allowed = NOT_TURNED_ON.contains(route) ? 404 : 200;
            HttpResponse<String> nobody = get(all, null, url);
            assertThat(nobody.statusCode()).as(url).isEqualTo(open ? allowed : 401);
            assertThat(get(all, "nobody's", url).statusCode()).as(url).isEqualTo(open ? allowed : 401);
            assertThat(head(url)).as(url).isEqualTo(open ? 200 : 401);
            assertThat(nobody.body()).as(url).doesNotContainPattern(NOT_TO_BE_SEEN);
            for (String query : List.of("", "?period=2021-06&calendar=calendar&column=received.total", "?to=1")) {
                assertThat(get(all, "bound", url + query).body()).as(url).doesNotContainPattern(NOT_TO_BE_SEEN);
            }
        }
    }

    private List<String> routes() throws Exception {
        HttpResponse<String> answer = get(all, "leader", "/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        List<String> routes = new ArrayList<>();
        Matcher matcher = Pattern.compile("GET (/[^ ,\"]*)").matcher(answer.body());
        while (matcher.find()) {
            routes.add(matcher.group(1));
        }
        return routes;
    }

    private int head(String url) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(uri(all, url))
                                .method("HEAD", BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void only_who_may_closes() throws Exception {
        assertThat(close(all, "leader", "2021-04").statusCode()).isEqualTo(403);
        assertThat(close(all, "bound", "2021-04").statusCode()).isEqualTo(403);
        assertThat(close(all, null, "2021-04").statusCode()).isEqualTo(401);
        assertThat(get(all, "leader", "/api/v1/closes?period=2021-04&calendar=calendar")
                        .body()
                        .strip())
                .isEqualTo("[ ]");
        assertThat(me("secretary"))
                .isEqualTo("{\"name\":\"secretary\",\"agencies\":null,\"mayClose\":true,\"signIn\":true}");
        assertThat(me("bound"))
                .isEqualTo("{\"name\":\"bound\",\"agencies\":[\"H32.19\"],\"mayClose\":false,\"signIn\":true}");
        assertThat(me(null)).isEqualTo("{\"name\":null,\"agencies\":null,\"mayClose\":true,\"signIn\":false}");
    }

    private String me(@Nullable String reader) throws Exception {
        return get(reader == null ? alone : all, reader, "/api/v1/me").body().strip();
    }

    @Test
    void a_browser_signs_in_and_out() throws Exception {
        HttpResponse<String> signedIn = signIn("secretary", "Sec-Fetch-Site", "same-origin");
        assertThat(signedIn.statusCode()).isEqualTo(204);
        String set = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Secure");
        String cookie = set.split(";", 2)[0];

        assertThat(withCookie(cookie, "/api/v1/me").body()).contains("\"name\":\"secretary\"");
        assertThat(withCookie(cookie, "/api/v1/summaries?period=2021-06").statusCode())
                .isEqualTo(200);
        assertThat(delete(cookie, "cross-site").statusCode()).isEqualTo(403);
        assertThat(delete(cookie, "same-origin").statusCode()).isEqualTo(204);
        assertThat(withCookie(cookie, "/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(withCookie("dossier-stats-session=guess", "/api/v1/me").statusCode())
                .isEqualTo(401);
    }

    @Test
    void over_tls_the_cookie_is_for_tls_only() throws Exception {
        HttpResponse<String> signedIn = HTTP.send(
                signingIn("leader")
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("X-Forwarded-Proto", "https")
                        .build(),
                BodyHandlers.ofString());

        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
    }

    @Test
    void a_page_from_elsewhere_can_neither_sign_in_nor_close() throws Exception {
        assertThat(signIn("secretary", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(signIn("secretary", "Origin", "https://elsewhere.example").statusCode())
                .isEqualTo(403);
        assertThat(signIn("secretary", "Accept", "*/*").statusCode())
                .as("no browser")
                .isEqualTo(403);
        assertThat(signIn("unknown", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(401);
        String cookie = signIn("secretary", "Origin", uri(all, "").toString())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];

        for (String site : List.of("cross-site", "same-site", "none")) {
            HttpResponse<String> closed = close(all, null, "2021-03", "Cookie", cookie, "Sec-Fetch-Site", site);
            assertThat(closed.statusCode()).as(site).isEqualTo(403);
        }
        assertThat(close(all, null, "2021-03", "Cookie", cookie).statusCode()).isEqualTo(403);
        assertThat(get(all, "leader", "/api/v1/closes?period=2021-03&calendar=calendar")
                        .body()
                        .strip())
                .isEqualTo("[ ]");
        HttpResponse<String> own = close(all, null, "2021-05", "Cookie", cookie, "Sec-Fetch-Site", "same-origin");
        assertThat(own.statusCode()).as("sealed already, unchanged").isEqualTo(200);
    }

    @Test
    void a_key_taken_back_ends_its_session_and_its_stream_which_says_nothing_more() throws Exception {
        String cookie = signIn("leaver", "Sec-Fetch-Site", "same-origin")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
        HttpResponse<InputStream> stream = HTTP.send(
                HttpRequest.newBuilder(uri(all, "/api/v1/live"))
                        .header("Accept", "text/event-stream")
                        .header("Cookie", cookie)
                        .build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(readUntil(lines, "event: state")).contains("event: state");

            readers.write(keyring("bound", "leader", "secretary"));
            Closed.publish(ALL, List.of(Closed.accepted("other-late", OTHERS, TODAY)));

            assertThat(withCookie(cookie, "/api/v1/me").statusCode()).isEqualTo(401);
            assertThat(CompletableFuture.supplyAsync(() -> readUntil(lines, "the end"))
                            .get(15, TimeUnit.SECONDS))
                    .noneMatch(line -> line.startsWith("event: "));
        }
    }

    private static List<String> readUntil(BufferedReader lines, String last) {
        List<String> read = new ArrayList<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read.add(line);
                if (line.equals(last)) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    @Test
    void a_server_without_keys_does_not_answer_to_a_name_from_elsewhere() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), alone.server().port())) {
            socket.getOutputStream()
                    .write("GET /api/v1/live HTTP/1.1\r\nHost: rebound.example:8080\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 421").contains("answers to localhost only");
        }
    }

    private HttpResponse<String> signIn(String reader, String header, String value) throws Exception {
        return HTTP.send(signingIn(reader).header(header, value).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder signingIn(String reader) {
        return HttpRequest.newBuilder(uri(all, "/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"key\":\"" + key(reader) + "\"}"));
    }

    private HttpResponse<String> withCookie(String cookie, String url) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(uri(all, url)).header("Cookie", cookie).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> delete(String cookie, String site) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(uri(all, "/api/v1/session"))
                        .header("Cookie", cookie)
                        .header("Sec-Fetch-Site", site)
                        .DELETE()
                        .build(),
                BodyHandlers.ofString());
    }

    /** @param reader null for nobody */
    private static HttpResponse<String> get(Served office, @Nullable String reader, String url) throws Exception {
        return send(reader, HttpRequest.newBuilder(uri(office, url)));
    }

    /**
     * Closes a period.
     *
     * @param headers names and values
     */
    private static HttpResponse<String> close(Served office, @Nullable String reader, String period, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(office, "/api/v1/closes"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"period\":\"" + period + "\",\"calendar\":\"calendar\",\"author\":\"Văn thư\"}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(reader, request);
    }

    private static HttpResponse<String> send(@Nullable String reader, HttpRequest.Builder request) throws Exception {
        if (reader != null) {
            request.header("Authorization", "Bearer " + key(reader));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String key(String reader) {
        ApiKey key = KEYS.get(reader);
        return key == null ? "ds_unknown" : key.text();
    }

    private static URI uri(Served office, String url) {
        return URI.create("http://localhost:" + office.server().port() + url);
    }
}
