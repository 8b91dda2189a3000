package org.dossierstats.ingest.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;

/**
 * The events of one dossier as a record tells them. The id of an event follows from what happened and from nothing else of the record, so
 * that records sent again, grown or in another order tell the same events.
 */
final class EventSheet {
    /** The end of all times taken, in seconds since 1970: what is left until then counts down. */
    private static final long END_SECOND = Instant.parse("2200-01-02T00:00:00Z").getEpochSecond();

    /** Before it begin all times taken. */
    private static final long START_SECOND =
            Instant.parse("1899-12-31T00:00:00Z").getEpochSecond();

    private final SyncSettings settings;
    private final String dossier;
    private final List<Event> events = new ArrayList<>();

    EventSheet(SyncSettings settings, String dossier) {
        this.settings = settings;
        this.dossier = dossier;
    }

    void happened(EventType type, Instant time) {
        add(id(type, time), time, Change.of(type, Amendment.NONE, null, null));
    }

    void happened(EventType type, Instant time, Attributes attributes) {
        Amendment given =
                new Amendment(attributes.agency(), attributes.procedure(), attributes.field(), attributes.channel());
        add(id(type, time), time, Change.of(type, given, null, null));
    }

    /**
     * Promised for then at the acceptance. Records can say so of different dates, if the date was changed and nobody said when. The ids
     * count down, so that of these corrections the one with the earliest date is last and holds.
     */
    void promised(Instant acceptance, Due due) {
        String countdown = digits(END_SECOND - seconds(due));
        add(
                id(EventType.CORRECTED, acceptance) + "-" + countdown,
                acceptance,
                Change.of(EventType.CORRECTED, Amendment.NONE, due, null));
    }

    /** Due then from that time on. Of several dates told of one time the latest is last and holds. */
    void due(Instant from, Due due) {
        add(
                id(EventType.EXTENDED, from) + "-" + digits(seconds(due) - START_SECOND),
                from,
                Change.of(EventType.EXTENDED, Amendment.NONE, due, null));
    }

    private String id(EventType type, Instant time) {
        return EventId.derived(settings.source(), dossier, type, time).id();
    }

    private void add(String id, Instant time, Change change) {
        events.add(new Event(new EventId(settings.source(), id), dossier, time, change));
    }

    /** A day ends with its last second. */
    private long seconds(Due due) {
        if (due instanceof Due.OnDay day) {
            return day.date().plusDays(1).atStartOfDay(settings.zone()).toEpochSecond() - 1;
        }
        return ((Due.At) due).instant().getEpochSecond();
    }

    private static String digits(long seconds) {
        return String.format(Locale.ROOT, "%010d", seconds);
    }

    /** Each once, in the order they happened. */
    List<Event> events() {
        return events.stream().distinct().sorted(Event.ORDER).toList();
    }
}
