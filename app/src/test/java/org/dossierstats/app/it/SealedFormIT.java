package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.dossier.Event;
import org.dossierstats.http.Hosts;
import org.dossierstats.http.Listener;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.access.Admission;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.http.Office;
import org.dossierstats.reporter.http.SealedForms;
import org.dossierstats.reporter.http.SummaryServer;
import org.dossierstats.streams.RunningStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What was sealed can be printed as a form at any time, as it was sealed. */
class SealedFormIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(2);

    @TempDir
    static Path state;

    private static RunningStreams streams;
    private static String first;
    private static String second;
    private static String before;

    @TempDir
    Path directory;

    @BeforeAll
    static void a_month_is_closed_and_revised() {
        streams = Closed.streams(KAFKA, state);
        Closed.publish(KAFKA, dossiers("H1", 30, LocalDate.of(2020, 6, 1)));
        Closed.publish(KAFKA, dossiers("H1", 20, LocalDate.of(2021, 6, 1)));
        Closed.publish(KAFKA, dossiers("H2", 5, LocalDate.of(2021, 6, 2)));
        before = on("summary", "--layout", "ii-06", "--format", "csv");
        first = Closed.digest(Ended.of(arguments("close")));
        Closed.publish(KAFKA, dossiers("H2", 9, LocalDate.of(2021, 6, 2)));
        Closed.publish(KAFKA, dossiers("H1", 40, LocalDate.of(2020, 6, 1)));
        second = Closed.digest(Ended.of(arguments("revise", "--reason", "late")));
    }

    @AfterAll
    static void counting_ends() {
        streams.close();
    }

    @Test
    void a_revision_is_printed_as_the_form_was_before_it_was_closed_but_for_its_seal() {
        String sealed = on("show", "--revision", "1", "--layout", "ii-06", "--format", "csv");

        assertThat(figures(sealed)).isEqualTo(figures(before)).hasSizeGreaterThan(3);
        assertThat(rows(sealed)).allMatch(row -> row.endsWith("," + first));
        assertThat(rows(sealed)).allMatch(row -> row.contains(",1,0:"));
    }

    @Test
    void the_latest_revision_has_what_came_late() {
        String sealed = on("show", "--layout", "ii-06", "--format", "csv");

        assertThat(figures(sealed)).isNotEqualTo(figures(before));
        assertThat(rows(sealed)).allMatch(row -> row.endsWith("," + second));
    }

    @Test
    void every_page_says_which_revision_it_is() throws Exception {
        Path page = directory.resolve("june.html");

        on("show", "--revision", "1", "--layout", "ii-06a", "--format", "html", "--out", page.toString());

        assertThat(page).content().contains("Lần chốt 1", first);
        Path pdf = directory.resolve("june.pdf");
        on("show", "--revision", "2", "--layout", "ii-06a", "--format", "pdf", "--out", pdf.toString());
        assertThat(Files.readAllBytes(pdf)).startsWith("%PDF-1.".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void earlier_periods_beside_it_are_those_of_its_cut() {
        String text = on("show", "--revision", "1", "--layout", "comparison", "--format", "csv");

        String total = rows(text).get(rows(text).size() - 1);
        assertThat(total).contains(",total,0,Total,25,0,25,30,-5,");
        assertThat(rows(on("show", "--layout", "comparison", "--format", "csv")).get(2))
                .contains(",Total,29,0,29,40,-11,");
    }

    @Test
    void an_agency_s_form_has_its_own_figures_and_seal() {
        String sealed = on("show", "--revision", "1", "--agency", "H2", "--layout", "ii-06", "--format", "csv");

        assertThat(rows(sealed).get(rows(sealed).size() - 1)).contains(",TỔNG CỘNG,5,");
        assertThat(rows(sealed)).noneMatch(row -> row.endsWith("," + first));
    }

    @Test
    void other_rules_than_those_it_was_sealed_under_are_refused() {
        Ended.of(arguments("show", "--revision", "1", "--layout", "ii-06", "--zone", "UTC"))
                .assertRefused(2, "revision 1 was counted under rules sha256:", "give the rules it was counted under");
        Ended.of(arguments("show", "--revision", "1", "--compare", "previous"))
                .assertRefused(2, "--compare needs --layout");
    }

    @Test
    void over_http_it_is_the_same() throws Exception {
        try (Reporter reporter = Reporter.start(KAFKA.client(), Closed.RULES)) {
            Office office = new Office(reporter, Closed.RULES, Catalogue.EMPTY, Clock.system(Closed.RULES.zone()));
            try (SummaryServer server = SummaryServer.start(
                    office,
                    Listener.local(0),
                    Guard.open(Hosts.LOOPBACK, Admission.open()),
                    new SealedForms(office, KAFKA.client())::routes)) {
                String path = "http://localhost:" + server.port() + "/api/v1/closes/2021-06-01/2021-06-30/";

                assertThat(get(path + "1/form?layout=ii-06&format=csv").body())
                        .isEqualTo(on("show", "--revision", "1", "--layout", "ii-06", "--format", "csv"));
                assertThat(get(path + "2/form?layout=ii-06a").body()).contains("Lần chốt 2", second);
                assertThat(get(path + "1/form?layout=nothing").statusCode()).isEqualTo(400);
                assertThat(get(path + "3/form").statusCode()).isEqualTo(404);
                assertThat(get(path + "1/form?agency=H9").statusCode()).isEqualTo(404);
            }
        }
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static List<Event> dossiers(String agency, int count, LocalDate day) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String dossier = agency + "-" + day + "-" + i;
            events.add(Closed.accepted(dossier, agency, day));
            if (i % 2 == 0) {
                events.add(Closed.completed(dossier, day.plusDays(3)));
            }
        }
        return events;
    }

    private static List<String> rows(String csv) {
        return csv.lines().skip(1).toList();
    }

    /** The rows without revision, cut, rules and digest. */
    private static List<String> figures(String csv) {
        return csv.lines()
                .map(row -> row.split(",", -1))
                .map(cells -> String.join(",", Arrays.copyOf(cells, cells.length - 4)))
                .toList();
    }

    private static String on(String... arguments) {
        return Ended.result(List.of(arguments(arguments)));
    }

    private static String[] arguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--period", "2021-06", "--calendar", "calendar"));
        return Closed.arguments(KAFKA, all.toArray(String[]::new));
    }
}
