package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a figure to the dossiers behind it over HTTP, while more events come in. Each month has an agency of its own. */
class DossiersIT {
    private static final String PATH = "/api/v1/dossiers?calendar=calendar&period=";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    @TempDir
    static Path state;

    private static RunningStreams streams;
    private static Reporter reporter;
    private static final List<SummaryServer> SERVERS = new ArrayList<>();

    @BeforeAll
    static void serve() {
        streams = Closed.streams(KAFKA, state);
        reporter = Reporter.start(KAFKA.client(), Closed.RULES);
        Clock july = Clock.fixed(
                LocalDate.of(2021, 7, 4).atStartOfDay(Closed.RULES.zone()).toInstant(), Closed.RULES.zone());
        Office office = new Office(reporter, Closed.RULES, Catalogue.EMPTY, july);
        for (int i = 0; i < 2; i++) {
            SERVERS.add(SummaryServer.start(
                    office,
                    Listener.local(0),
                    Guard.open(Hosts.LOOPBACK, Admission.open()),
                    new DossierRoutes(office, KAFKA.client())::routes));
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(SummaryServer::close);
        reporter.close();
        streams.close();
    }

    /** Page by page on one server and the other in turn, so that what the one keeps is recounted by the other. */
    @ParameterizedTest
    @CsvSource({
        "2020-01, received.total, 30",
        "2020-02, receivedONLINE, 30",
        "2020-03, resolved.total, 12",
        "2020-04, pending.total, 18",
        "2020-05, pendingOverdue, 12",
        "2020-06, transferredIn, 0"
    })
    void all_pages_are_of_the_cut_of_the_first_and_come_to_its_figure(String month, String column, int figure)
            throws Exception {
        publish(month, "A", 30);
        String path = PATH + month + "&agency=H" + month + "&column=" + column + "&limit=7";
        JsonNode first = ok(0, path + "&fresh=true");
        assertThat(first.path("figure").asInt()).isEqualTo(figure);

        List<JsonNode> walked = new ArrayList<>();
        JsonNode page = first;
        first.path("dossiers").forEach(walked::add);
        for (int number = 1; !page.path("next").isNull(); number++) {
            publish(month, "B" + number + "-", 5);
            page = ok(number % 2, path + "&after=" + page.path("next").asText());
            assertThat(page.path("cut")).isEqualTo(first.path("cut"));
            assertThat(page.path("figure")).isEqualTo(first.path("figure"));
            page.path("dossiers").forEach(walked::add);
        }

        assertThat(walked.stream().mapToLong(each -> each.path("adds").asLong()).sum())
                .isEqualTo(figure);
        assertThat(walked).doesNotHaveDuplicates();
        if (figure > 7) {
            assertThat(ok(0, path + "&fresh=true").path("figure").asInt())
                    .as("what came meanwhile is counted")
                    .isGreaterThan(figure);
        }
    }

    @Test
    void a_sealed_figure_is_listed_as_it_was_after_late_events() throws Exception {
        publish("2021-06", "S", 30);
        Ended closed = on("close", "--period", "2021-06", "--calendar", "calendar");
        assertThat(closed.exitCode()).as(closed.err()).isZero();
        JsonNode sealed = Ended.json(on("show", "--period", "2021-06", "--calendar", "calendar", "--format", "json")
                .out());
        publish("2021-06", "late", 10);
        Closed.publish(
                KAFKA,
                List.of(Closed.event(
                        "voided", "2021-06-S1", LocalDate.of(2021, 7, 1), EventType.VOIDED, Amendment.NONE, null)));

        String received = PATH + "2021-06&agency=H2021-06&column=received.total";
        assertThat(ok(0, received + "&fresh=true").path("figure").asInt()).isEqualTo(39);
        for (String column : List.of("received.total", "resolved.total", "pending.overdue")) {
            int figure = sealed.at("/summary/total/" + column.replace('.', '/')).asInt();
            JsonNode list = ok(0, PATH + "2021-06&agency=H2021-06&revision=1&limit=1000&column=" + column);

            assertThat(figure).as(column).isPositive();
            assertThat(list.path("figure").asInt()).as(column).isEqualTo(figure);
            assertThat(list.path("cut")).isEqualTo(sealed.at("/summary/cut"));
            assertThat(list.path("dossiers")).hasSize(figure);
            assertThat(listed(column, "--revision", "1"))
                    .hasSize(figure + 1)
                    .isEqualTo(get(0, PATH + "2021-06&agency=H2021-06&revision=1&format=csv&column=" + column)
                            .body()
                            .lines()
                            .toList());
        }
        assertThat(ok(0, received + "&revision=1").path("dossiers").findValuesAsText("dossier"))
                .contains("2021-06-S1")
                .noneMatch(dossier -> dossier.contains("late"));
        assertThat(listed("received.total")).hasSize(40);
        assertThat(listed("received.total", "--procedure", "another"))
                .as("the head alone")
                .hasSize(1);
        dossiers("received.total", "--revision", "2").assertRefused(2, "there is no revision 2 of 2021-06-01");
        dossiers("received.total", "--revision", "1", "--zone", "UTC")
                .assertRefused(3, "revision 1 was counted under rules ");
        assertThat(get(0, received + "&revision=2").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "last-month, 2021-06, 2021-06-01, 2021-06-30",
        "last-quarter, 2021-Q2, 2021-04-01, 2021-06-30",
        "last-half, 2021-H1, 2021-01-01, 2021-06-30",
        "last-year, 2020, 2020-01-01, 2020-12-31"
    })
    void the_last_period_is_that_of_the_clock_of_the_server(String asked, String name, String from, String to)
            throws Exception {
        for (String path :
                List.of("/api/v1/summaries?calendar=calendar&period=" + asked, PATH + asked + "&column=refused")) {
            JsonNode period = ok(0, path).path("period");

            assertThat(period.path("name").asText()).isEqualTo(name);
            assertThat(period.path("from").asText()).isEqualTo(from);
            assertThat(period.path("to").asText()).isEqualTo(to);
        }
    }

    @Test
    void a_table_has_what_all_pages_have() throws Exception {
        publish("2020-12", "T", 9);
        String path = PATH + "2020-12&agency=H2020-12&column=received.total&fresh=true";

        HttpResponse<String> table = get(0, path + "&format=csv");

        assertThat(table.body()
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",", 2)[0])
                        .toList())
                .containsExactlyElementsOf(ok(0, path).path("dossiers").findValuesAsText("dossier"));
    }

    @Test
    void the_overdue_ones_say_since_when_and_the_longest_is_first() throws Exception {
        publish("2020-11", "O", 20);
        JsonNode list = ok(0, PATH + "2020-11&agency=H2020-11&column=pending.overdue&fresh=true");

        assertThat(list.path("dossiers").findValuesAsText("daysOverdue"))
                .containsExactly("17", "17", "17", "17", "16", "16", "16", "16");
        assertThat(list.at("/dossiers/0").toString())
                .isEqualTo("{\"dossier\":\"2020-11-O12\",\"agency\":\"H2020-11\",\"procedure\":\"1.1\","
                        + "\"field\":\"Đất đai\",\"channel\":\"ONLINE\",\"adds\":1,\"due\":\"2020-11-13\","
                        + "\"daysOverdue\":17}");
        assertThat(list.path("figure").asInt()).isEqualTo(8);
    }

    /** Of these some are completed and some overdue at the end of the month. */
    private static void publish(String month, String prefix, int number) {
        List<Event> events = new ArrayList<>();
        LocalDate first = LocalDate.parse(month + "-01");
        for (int i = 0; i < number; i++) {
            String dossier = month + "-" + prefix + i;
            events.add(Closed.accepted(dossier, "H" + month, first.plusDays(i % 5 == 4 ? 25 : i % 5)));
            if (i % 5 < 2) {
                events.add(Closed.completed(dossier, first.plusDays(6)));
            }
        }
        Closed.publish(KAFKA, events);
    }

    private static JsonNode ok(int server, String path) throws Exception {
        HttpResponse<String> answer = get(server, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Ended.json(answer.body());
    }

    private static HttpResponse<String> get(int server, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + SERVERS.get(server).port() + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static List<String> listed(String column, String... more) {
        Ended ended = dossiers(column, more);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ended.out().lines().toList();
    }

    private static Ended dossiers(String column, String... more) {
        List<String> arguments = new ArrayList<>(List.of("dossiers", "--period", "2021-06", "--calendar", "calendar"));
        arguments.addAll(List.of("--format", "csv", "--agency", "H2021-06", "--column", column));
        arguments.addAll(List.of(more));
        return on(arguments.toArray(String[]::new));
    }

    private static Ended on(String... arguments) {
        return Ended.of(Closed.arguments(KAFKA, arguments));
    }
}
