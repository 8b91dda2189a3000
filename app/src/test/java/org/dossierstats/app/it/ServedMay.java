package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Validity;
import org.dossierstats.dossier.Event;
import org.dossierstats.http.Hosts;
import org.dossierstats.http.Listener;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.access.Admission;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.http.Office;
import org.dossierstats.reporter.http.SummaryServer;
import org.dossierstats.streams.RunningStreams;

/** A server with the dossiers of May 2021 and some of the year before, on the morning of 14 June 2021. */
final class ServedMay implements AutoCloseable {
    private static final LocalDate TODAY = LocalDate.of(2021, 6, 14);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningStreams streams;
    private final Reporter reporter;
    private final SummaryServer server;

    private ServedMay(TestKafka kafka, Path state) {
        streams = Closed.streams(kafka, state);
        reporter = Reporter.start(kafka.client(), Closed.RULES);
        Clock morning =
                Clock.fixed(TODAY.atTime(9, 0).atZone(Closed.RULES.zone()).toInstant(), Closed.RULES.zone());
        Catalogue catalogue =
                new Catalogue(List.of(), List.of(new Agency("B1", "Sở Xây dựng", null, null, Validity.ALWAYS)));
        Office office = new Office(reporter, Closed.RULES, catalogue, morning);
        server = SummaryServer.start(
                office, kafka.client(), Listener.local(0), Guard.open(Hosts.LOOPBACK, Admission.open()), config -> {});
    }

    /** Starts it, and waits until all of them are counted. */
    static ServedMay start(TestKafka kafka, Path state) throws Exception {
        ServedMay may = new ServedMay(kafka, state);
        List<Event> events = new ArrayList<>();
        add(events, "carried", 5, LocalDate.of(2021, 4, 10), 2, LocalDate.of(2021, 5, 4));
        add(events, "early", 1224, LocalDate.of(2021, 5, 3), 1224, LocalDate.of(2021, 5, 10));
        add(events, "punctual", 6, LocalDate.of(2021, 5, 3), 6, LocalDate.of(2021, 5, 13));
        add(events, "late", 10, LocalDate.of(2021, 5, 3), 4, LocalDate.of(2021, 5, 14));
        add(events, "open", 10, LocalDate.of(2021, 5, 12), 0, TODAY);
        add(events, "before", 20, LocalDate.of(2020, 5, 4), 15, LocalDate.of(2020, 5, 8));
        Closed.publish(kafka, events);
        assertThat(may.summary("period=2021&fresh=true").path("balanced").asBoolean())
                .isTrue();
        return may;
    }

    private static void add(
            List<Event> events, String name, int accepted, LocalDate day, int completed, LocalDate completion) {
        for (int i = 0; i < accepted; i++) {
            events.add(Closed.accepted(name + i, i % 5 == 4 ? "B2" : "B1", day));
            if (i < completed) {
                events.add(Closed.completed(name + i, completion));
            }
        }
    }

    /** Of the page, with a query such as ?period=2021-05. */
    String page(String query) {
        return "http://localhost:" + server.port() + "/periods" + query;
    }

    JsonNode summary(String query) throws Exception {
        return JSON.readTree(get("http://localhost:" + server.port() + "/api/v1/summaries?" + query)
                .body());
    }

    static HttpResponse<byte[]> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        server.close();
        reporter.close();
        streams.close();
    }
}
