package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.dossierstats.dossier.Rules;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.jspecify.annotations.Nullable;

/** Dossiers to close periods of, and the commands that do. */
final class Closed {
    static final Rules RULES = Rulebook.defaults().rules();
    static final Duration LIMIT = Duration.ofMinutes(1);

    private Closed() {}

    static Event accepted(String dossier, String agency, LocalDate day) {
        return event(
                "accepted",
                dossier,
                day,
                EventType.ACCEPTED,
                new Amendment(agency, "1.1", "Đất đai", Channel.ONLINE),
                new Due.OnDay(day.plusDays(10)));
    }

    static Event completed(String dossier, LocalDate day) {
        return event("completed", dossier, day, EventType.COMPLETED, Amendment.NONE, null);
    }

    static Amendment agency(String code) {
        return new Amendment(code, null, null, null);
    }

    static Event event(String id, String dossier, LocalDate day, EventType type, Amendment given, @Nullable Due due) {
        return new Event(
                new EventId("/test", id + "-" + dossier),
                dossier,
                day.atTime(LocalTime.of(9, 0)).atZone(RULES.zone()).toInstant(),
                Change.of(type, given, due, null));
    }

    static void publish(TestKafka kafka, List<Event> events) {
        publish(kafka.client(), events);
    }

    static void publish(Map<String, Object> client, List<Event> events) {
        try (DossierEvents publisher = DossierEvents.publisher(client)) {
            Bulk bulk = publisher.bulk();
            events.forEach(bulk::send);
            bulk.flush();
        }
    }

    static String digest(Ended closed) {
        assertThat(closed.out()).as(closed.err()).containsPattern("sha256:[0-9a-f]{64}");
        return closed.out().replaceFirst("(?s).*(sha256:[0-9a-f]{64}).*", "$1");
    }

    static Period period(String name) {
        return Period.parse(name, ReportingCalendar.CALENDAR);
    }

    /** Counts as streams does. */
    static RunningStreams streams(TestKafka kafka, Path state) {
        return RunningStreams.start(
                new StreamsSettings(StreamsSettings.DEFAULT_APPLICATION_ID, kafka.client(), state, 1, RULES));
    }

    /** {@code reporter} with these arguments. */
    static String[] arguments(TestKafka kafka, String... arguments) {
        List<String> all = new ArrayList<>(List.of("reporter"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", kafka.bootstrapServer()));
        return all.toArray(String[]::new);
    }
}
