package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.dossierstats.app.contract.Document;
import org.dossierstats.monitor.Monitoring;
import org.dossierstats.wire.Contract;
import org.dossierstats.wire.Digest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the processes serve and what stands in Kafka, held to the written contracts. */
class ContractsIT {
    private static final Pattern ROUTE = Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) (/[^\\s,]*)");
    private static final Document OPENAPI = Document.of(Contract.OPENAPI);
    private static final Document ASYNCAPI = Document.of(Contract.ASYNCAPI);
    private static final String EVENTS = "/api/v1/events";
    private static final String CLOSES = "/api/v1/closes";
    private static final String DOSSIERS = "/api/v1/dossiers";
    private static final String SYNC = "/api/v1/dong-bo-ho-so";
    private static final JsonPointer PATHS = JsonPointer.compile("/paths");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path data;

    private static final Map<String, Program> PROCESSES = new HashMap<>();
    private static final Map<String, String> ADDRESSES = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        start("standalone", "summaries on", "--data", data.toString());
        String kafka = Files.readString(data.resolve("bootstrap-server")).strip();
        start("ingest serve", "events to POST", "--bootstrap-server", kafka);
        start("reporter serve", "summaries on", "--bootstrap-server", kafka);
        start("demo", "summaries on");
    }

    private static void start(String command, String said, String... options) {
        PROCESSES.put(command, startAs(command, command, said, options));
    }

    private static Program startAs(String name, String command, String said, String... options) {
        Program process =
                Program.start(Stream.of(Stream.of(command.split(" ", -1)), Stream.of(options), Stream.of("--port", "0"))
                        .flatMap(words -> words)
                        .toArray(String[]::new));
        ADDRESSES.put(name, process.awaitSaying(said + " (http://[^:]+:\\d+)"));
        return process;
    }

    @AfterAll
    static void stop() throws Exception {
        for (Program process : PROCESSES.values()) {
            process.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"standalone", "ingest serve", "reporter serve", "demo"})
    void a_process_serves_what_the_document_says_of_it_and_nothing_else(String process) throws Exception {
        HttpResponse<String> nothing = send(request(process, "GET", "/nothing").build());

        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(routesIn(Ended.json(nothing.body()).path("detail").textValue()))
                .as("what %s serves; docs/openapi.yaml must have it", process)
                .containsExactlyElementsOf(documented(process));
    }

    @ParameterizedTest
    @ValueSource(strings = {Monitoring.METRICS, Monitoring.LIVE, Monitoring.READY})
    void every_process_tells_how_it_does(String path) throws Exception {
        for (String process : PROCESSES.keySet()) {
            HttpResponse<String> answer = send(request(process, "GET", path).build());

            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
            assertDocumented("get", path, answer);
        }
    }

    @ParameterizedTest
    @EnumSource(Contract.class)
    void every_process_gives_the_contracts_of_docs(Contract contract) throws Exception {
        for (String process : PROCESSES.keySet()) {
            HttpResponse<String> answer =
                    send(request(process, "GET", contract.path()).build());

            assertThat(answer.body()).isEqualTo(Files.readString(Path.of("..", "docs" + contract.path())));
            assertDocumented("get", contract.path(), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"standalone", "ingest serve"})
    void the_requests_of_the_document_are_taken_and_answered_as_it_says(String process) throws Exception {
        for (Map.Entry<String, JsonNode> path : OPENAPI.root().at(PATHS).properties()) {
            if (!path.getValue().at("/post/tags/0").asText().equals("events")) {
                continue;
            }
            for (Map.Entry<String, JsonNode> content :
                    path.getValue().at("/post/requestBody/content").properties()) {
                for (JsonNode example : content.getValue().path("examples")) {
                    HttpResponse<String> answer =
                            post(process, path.getKey(), content.getKey(), text(example.path("value")));

                    assertThat(Ended.json(answer.body()).path("refused").asInt(-1))
                            .as(answer.body())
                            .isZero();
                    assertAnswered(202, path.getKey(), answer);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"standalone", "ingest serve"})
    void refusals_are_answered_as_the_document_says(String process) throws Exception {
        String one = "application/cloudevents+json";
        String batch = "application/cloudevents-batch+json";
        String lines = "application/x-ndjson";
        String event =
                "{\"specversion\":\"1.0\",\"id\":\"9\",\"source\":\"/test\",\"type\":\"dossier.voided\",\"subject\":"
                        + "\"A-9\",\"time\":\"2021-06-14T08:12:30+07:00\"}";

        assertAnswered(400, process, "", one, "{");
        assertAnswered(400, process, "?atomic=perhaps", one, event);
        assertAnswered(400, process, "?atomic=true", lines, event);
        assertAnswered(400, process, "", batch, event);
        assertAnswered(413, process, "", one, event.replace("A-9", "A".repeat(70_000)));
        assertAnswered(413, process, "", batch, "[" + "{},".repeat(10_000) + "{}]");
        assertAnswered(415, process, "", "text/plain", event);
        assertAnswered(422, process, "", one, event.replace("voided", "lost"));
        assertAnswered(422, process, "", batch, "[7]");
        assertAnswered(422, process, "?atomic=true", batch, "[" + event + ",{}]");
        assertAnswered(422, process, "", lines, "{");
        assertAnswered(202, process, "", batch, "[" + event + ",{}]");
        assertAnswered(202, process, "?atomic=true", batch, "[" + event + "]");
        assertAnswered(202, process, "", lines, event + "\n{\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"standalone", "ingest serve"})
    void records_are_answered_as_the_document_says(String process) throws Exception {
        String waiting = "{\"MaHoSo\":\"A-8\",\"MaTTHC\":\"1.1\",\"MaLinhVuc\":\"LD\",\"DonViXuLy\":\"H32\","
                + "\"NgayTiepNhan\":20210614081230,\"TrangThaiHoSo\":6}";
        String lines = "application/x-ndjson";

        for (Map.Entry<String, Integer> body : Map.of("{", 400, "{}", 422, "[7]", 422, "[{}," + waiting + "]", 202)
                .entrySet()) {
            assertAnswered(body.getValue(), SYNC, post(process, SYNC, "application/json", body.getKey()));
        }
        assertAnswered(415, SYNC, post(process, SYNC, "text/plain", waiting));
        assertAnswered(400, SYNC, post(process, SYNC + "?atomic=true", lines, waiting));
        HttpResponse<String> noted = post(process, SYNC, lines, "{\n" + waiting);
        assertAnswered(202, SYNC, noted);
        assertThat(Ended.json(noted.body()).path("notes")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"standalone", "reporter serve"})
    void summaries_are_answered_as_the_document_says(String process) throws Exception {
        String several = "period=2021-Q1&period=2021-H1&period=2021-9M&period=2021&period=2021-06-14..2021-06-20";

        for (String query : List.of(
                "period=2021-06",
                "period=last-month&period=last-quarter&period=last-half&period=last-year",
                several + "&fresh=true",
                "period=2021&calendar=calendar",
                "period=2021&format=text",
                "period=2021&format=csv&agency=H32.19",
                "period=2021&layout=ii-06a",
                "period=2021&period=2021-06&format=xlsx&layout=ii-06",
                "period=2021&format=pdf")) {
            HttpResponse<String> answer = summaries(process, query);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertDocumented("get", "/api/v1/summaries", answer);
        }
        for (String query : List.of(
                "",
                "period=2021-13",
                "period=last-week",
                "period=2021&calendar=lunar",
                "period=2021&format=docx",
                "period=2021&layout=../rules",
                "period=2021&format=json&layout=index",
                "period=2021&".repeat(101))) {
            HttpResponse<String> answer = summaries(process, query);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertDocumented("get", "/api/v1/summaries", answer);
        }
        for (String path : List.of("/", "/periods")) {
            HttpResponse<String> page = send(request(process, "GET", path).build());
            assertThat(page.statusCode()).isEqualTo(200);
            assertDocumented("get", path, page);
        }
        for (String file :
                List.of("board.js", "periods.js", "board.css", "icon.svg", "uPlot.iife.min.js", "nothing.js")) {
            assertDocumented(
                    "get",
                    "/board/{file}",
                    send(request(process, "GET", "/board/" + file).build()));
        }
        HttpResponse<String> live = send(request(process, "GET", "/api/v1/live").build());
        assertThat(live.statusCode()).as(live.body()).isEqualTo(200);
        assertDocumented("get", "/api/v1/live", live);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standalone", "reporter serve", "demo"})
    void dossiers_are_answered_as_the_document_says(String process) throws Exception {
        accept(process, "D-" + process.hashCode(), "2016-05-10T08:12:30+07:00");
        String received = "period=2016-05&calendar=calendar&column=received.total";

        JsonNode page = assertListedDossiers(200, process, received + "&agency=H7&fresh=true&limit=1");
        assertThat(page.path("figure").asInt()).isPositive();
        assertThat(page.path("dossiers")).hasSize(1);
        assertListedDossiers(200, process, "period=last-month&column=pendingOverdue");
        assertThat(send(request(process, "GET", DOSSIERS + "?format=csv&" + received)
                                .build())
                        .body())
                .startsWith("dossier,agency,procedure,field,channel,adds,due,daysOverdue\r\nD-");
        for (String wrong : List.of(
                "",
                "period=2016-05",
                "column=refused",
                received + "&limit=0",
                received + "&limit=1001",
                received + "&after=then",
                received.replace("total", "none"))) {
            assertListedDossiers(400, process, wrong);
        }
        assertListedDossiers(404, process, received + "&revision=7");
    }

    private static JsonNode assertListedDossiers(int status, String process, String query) throws Exception {
        HttpResponse<String> answer =
                send(request(process, "GET", DOSSIERS + "?" + query).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertDocumented("get", DOSSIERS, answer);
        return Ended.json(answer.body());
    }

    @ParameterizedTest
    @CsvSource({"standalone, 2018-03", "reporter serve, 2018-04", "demo, 2018-05"})
    void closing_is_answered_as_the_document_says(String process, String month) throws Exception {
        String close = "{\"period\":\"" + month + "\",\"calendar\":\"calendar\",\"author\":\"Lê Văn A\"}";
        String revise = close.replace("}", ",\"early\":false,\"reason\":\"về sau\"}");

        assertClosed(422, process, revise);
        HttpResponse<String> sealed = assertClosed(201, process, close);
        assertClosed(200, process, close);
        assertClosed(200, process, revise);
        accept(process, "C-" + month, month + "-14T08:12:30+07:00");
        HttpResponse<String> changed = assertClosed(409, process, close);
        HttpResponse<String> revised = assertClosed(201, process, revise);

        JsonNode problem = Ended.json(changed.body());
        assertThat(problem.path("latest")).isEqualTo(Ended.json(sealed.body()));
        assertThat(problem.at("/adjustment/total").findValuesAsText("figure")).contains("received.total");
        assertThat(problem.at("/adjustment/rows").findValuesAsText("row")).contains("agency H7");
        assertThat(Ended.json(revised.body()).path("previous"))
                .isEqualTo(Ended.json(sealed.body()).path("digest"));
        assertGiven(process, revised);
        assertListed(process, month, List.of(Ended.json(sealed.body()), Ended.json(revised.body())));
    }

    private static void accept(String process, String dossier, String time) throws Exception {
        HttpResponse<String> answer = post(
                process.equals("reporter serve") ? "standalone" : process,
                EVENTS,
                "application/cloudevents+json",
                "{\"specversion\":\"1.0\",\"id\":\"" + dossier
                        + "\",\"source\":\"/test\",\"type\":\"dossier.accepted\","
                        + "\"subject\":\"" + dossier + "\",\"time\":\"" + time + "\",\"data\":{\"agency\":\"H7\","
                        + "\"procedure\":\"1.1\",\"field\":\"F\",\"channel\":\"ONLINE\"}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** What was sealed is given to the byte, and only to those that do not have it. */
    private static void assertGiven(String process, HttpResponse<String> sealed) throws Exception {
        String path = sealed.headers().firstValue("Location").orElseThrow();
        String digest = Ended.json(sealed.body()).path("digest").textValue();
        HttpResponse<byte[]> bytes = HTTP.send(
                request(process, "GET", path).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());

        assertThat(Digest.of(bytes.body())).isEqualTo(digest);
        assertThat(bytes.headers().firstValue("ETag")).contains("\"" + digest + "\"");
        assertDifference(200, process, path + "/diff");
        assertDifference(200, process, path.replaceFirst("2$", "1/diff?to=2&agency=H7"));
        assertDifference(400, process, path + "/diff?to=1");
        assertDifference(404, process, path + "/diff?to=3");
        assertRevision(200, process, path, "\"sha256:another\"");
        assertRevision(304, process, path, "\"sha256:another\", W/\"" + digest + "\"");
        assertRevision(304, process, path, "*");
        assertRevision(200, process, path + "?agency=H7", "\"" + digest + "\"");
        assertThat(assertRevision(404, process, path + "?agency=%C4%90%E1%BA%A5t", "*")
                        .body())
                .contains("agency/Đất");
        assertRevision(404, process, path.replaceFirst("2$", "3"), "*");
        assertRevision(400, process, path.replaceFirst("2$", "0"), "*");
        assertRevision(400, process, CLOSES + "/2018-03-01/2018-02-01/1", "*");
    }

    private static void assertDifference(int status, String process, String path) throws Exception {
        HttpResponse<String> answer = send(request(process, "GET", path).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertDocumented("get", CLOSES + "/{from}/{to}/{revision}/diff", answer);
    }

    private static HttpResponse<String> assertRevision(int status, String process, String path, String known)
            throws Exception {
        HttpResponse<String> answer = send(
                request(process, "GET", path).header("If-None-Match", known).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertDocumented("get", CLOSES + "/{from}/{to}/{revision}", answer);
        return answer;
    }

    private static void assertListed(String process, String month, List<JsonNode> revisions) throws Exception {
        String days = "from=" + month + "-01&to=";
        LocalDate last = YearMonth.parse(month).atEndOfMonth();

        assertThat(listed(200, process, "period=" + month + "&calendar=calendar"))
                .containsExactlyElementsOf(revisions);
        assertThat(listed(200, process, days + last)).hasSize(2);
        assertThat(listed(200, process, days + last.minusDays(1))).isEmpty();
        assertThat(listed(200, process, "period=" + month)).isEmpty();
        assertThat(listed(200, process, "")).containsAll(revisions);
        assertThat(listed(200, process, "period=last-year")).isEmpty();
        listed(400, process, days + "tomorrow");
        listed(400, process, "calendar=calendar");
        listed(400, process, "period=" + month + "&" + days + last);
    }

    private static JsonNode listed(int status, String process, String query) throws Exception {
        HttpResponse<String> answer =
                send(request(process, "GET", CLOSES + "?" + query).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertDocumented("get", CLOSES, answer);
        return Ended.json(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"standalone", "reporter serve", "demo"})
    void closing_that_is_asked_wrong_is_answered_as_the_document_says(String process) throws Exception {
        String close = "{\"period\":\"2199-11\",\"author\":\"a\"}";

        assertClosed(422, process, close);
        for (String wrong : List.of(
                "",
                "{",
                "[]",
                "{}",
                close + close,
                close.replace("2199-11", "2199-13"),
                close.replace("\"a\"", "7"),
                close.replace("\"a\"", "\" \""),
                close.replace("}", ",\"early\":\"yes\"}"),
                close.replace("}", ",\"calendar\":\"lunar\"}"),
                close.replace("}", ",\"author\":\"b\"}"),
                close.replace("}", ",\"sealed\":\"2021-06-30\"}"))) {
            assertClosed(400, process, wrong);
        }
        assertClosed(413, process, close + " ".repeat(70_000));
        assertAnswered(415, CLOSES, post(process, CLOSES, "text/plain", close));
    }

    @Test
    void a_server_that_others_can_reach_closes_nothing_without_keys() throws Exception {
        String kafka = Files.readString(data.resolve("bootstrap-server")).strip();
        try (Program ignored = startAs(
                "reachable",
                "reporter serve",
                "summaries on",
                "--bootstrap-server",
                kafka,
                "--host",
                "0.0.0.0",
                "--no-sign-in")) {
            HttpResponse<String> answer = assertClosed(403, "reachable", "{\"period\":\"2018-06\",\"author\":\"a\"}");

            assertThat(answer.body()).contains("this server lets in whoever reaches it");
            assertThat(listed(200, "reachable", "period=2018-06")).isEmpty();
        }
    }

    private static HttpResponse<String> assertClosed(int status, String process, String body) throws Exception {
        HttpResponse<String> answer = post(process, CLOSES, "application/json", body);
        assertAnswered(status, CLOSES, answer);
        return answer;
    }

    @Test
    void the_topics_are_set_up_as_the_document_says() throws Exception {
        String kafka = Files.readString(data.resolve("bootstrap-server")).strip();
        try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            for (JsonNode channel : ASYNCAPI.root().path("channels")) {
                String name = channel.path("address").textValue();
                ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
                JsonNode documented = channel.at("/bindings/kafka");
                var settings = admin.describeConfigs(List.of(topic)).all().get().get(topic);

                assertThat(documented.path("topicConfiguration")).isNotEmpty();
                for (Map.Entry<String, JsonNode> setting :
                        documented.path("topicConfiguration").properties()) {
                    JsonNode value = setting.getValue();
                    assertThat(settings.get(setting.getKey()).value())
                            .as("%s of %s", setting.getKey(), name)
                            .isEqualTo(value.isArray() ? value.get(0).asText() : value.asText());
                }
                int partitions = admin.describeTopics(List.of(name))
                        .allTopicNames()
                        .get()
                        .get(name)
                        .partitions()
                        .size();
                assertThat(partitions).isEqualTo(documented.path("partitions").asInt(2));
            }
        }
    }

    private static NavigableSet<String> routesIn(String text) {
        NavigableSet<String> routes = new TreeSet<>();
        ROUTE.matcher(text)
                .results()
                .map(route -> route.group(1) + " " + route.group(2))
                .forEach(routes::add);
        return routes;
    }

    private static NavigableSet<String> documented(String process) {
        NavigableSet<String> routes = new TreeSet<>();
        OPENAPI.root().path("paths").properties().forEach(path -> {
            boolean served = StreamSupport.stream(
                            path.getValue().path("x-served-by").spliterator(), false)
                    .anyMatch(by -> by.textValue().equals(process));
            path.getValue().properties().stream()
                    .filter(operation -> served && operation.getValue().has("responses"))
                    .forEach(
                            operation -> routes.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()));
        });
        return routes;
    }

    private static void assertAnswered(int status, String process, String query, String contentType, String body)
            throws Exception {
        assertAnswered(status, EVENTS, post(process, EVENTS + query, contentType, body));
    }

    private static void assertAnswered(int status, String path, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertDocumented("post", path, answer);
    }

    /** The status, the content type, the headers and the body of an answer are as the document says. */
    private static void assertDocumented(String method, String path, HttpResponse<String> answer) {
        JsonPointer response =
                OPENAPI.resolve(PATHS.appendProperty(path), method, "responses", String.valueOf(answer.statusCode()));
        JsonNode documented = OPENAPI.root().at(response);
        assertThat(documented.isObject())
                .as("%s %s answers %d", method, path, answer.statusCode())
                .isTrue();
        for (Map.Entry<String, JsonNode> header : documented.path("headers").properties()) {
            assertThat(answer.headers().firstValue(header.getKey())).isPresent();
        }
        if (!documented.has("content")) {
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElseThrow().split(";", 2)[0];
        assertThat(documented.path("content").has(type))
                .as("%s %s answers %d in %s", method, path, answer.statusCode(), type)
                .isTrue();
        if (type.endsWith("json")) {
            assertThat(OPENAPI.errors(OPENAPI.resolve(response, "content", type, "schema"), Ended.json(answer.body())))
                    .as(answer.body())
                    .isEmpty();
        }
    }

    private static HttpResponse<String> summaries(String process, String query) throws Exception {
        return send(request(process, "GET", "/api/v1/summaries?" + query).build());
    }

    private static HttpResponse<String> post(String process, String path, String contentType, String body)
            throws Exception {
        HttpRequest.Builder request = request(process, "POST", path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
        if (path.equals(EVENTS) && contentType.equals("application/json")) {
            request.header("ce-specversion", "1.0")
                    .header("ce-id", "2")
                    .header("ce-source", "/motcua/H32")
                    .header("ce-type", "dossier.forwarded")
                    .header("ce-subject", "H32.19-210614-0007")
                    .header("ce-time", "2021-06-15T09:00:00+07:00");
        }
        return send(request.build());
    }

    private static String text(JsonNode value) {
        return value instanceof TextNode text ? text.textValue() : value.toString();
    }

    private static HttpRequest.Builder request(String process, String method, String path) {
        return HttpRequest.newBuilder(URI.create(ADDRESSES.get(process) + path))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(60));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
