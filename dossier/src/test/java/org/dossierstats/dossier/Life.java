package org.dossierstats.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of one dossier, told event by event. Times are of Vietnam: a day such as 2021-06-14 stands for 09:00 on it, a time such as
 * 2021-06-14T23:59 for itself.
 */
public final class Life {
    public static final Attributes COUNTER = new Attributes("H32.19", "1.005129", "Lao động", Channel.IN_PERSON);

    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    private final String dossier;
    private final List<Event> events = new ArrayList<>();
    private Attributes attributes = COUNTER;

    private Life(String dossier) {
        this.dossier = dossier;
    }

    public static Life of(String dossier) {
        return new Life(dossier);
    }

    /** What its acceptance says of it. */
    public Life with(Attributes others) {
        attributes = others;
        return this;
    }

    public Life accepted(String time, @Nullable String due) {
        return event(time, new Change.Accepted(attributes, due == null ? null : due(due)));
    }

    public Life submitted(String time) {
        return event(time, new Change.Submitted(Amendment.NONE));
    }

    public Life refused(String time) {
        return event(time, new Change.Refused(Amendment.NONE));
    }

    public Life forwarded(String time, String agency) {
        return event(time, new Change.Forwarded(agency));
    }

    public Life extended(String time, String due) {
        return event(time, new Change.Extended(due(due), null));
    }

    public Life completed(String time) {
        return event(time, new Change.Completed());
    }

    public Life reopened(String time) {
        return event(time, new Change.Reopened(null));
    }

    public Life event(String time, Change change) {
        return event("e-" + (events.size() + 1), time, change);
    }

    public Life event(String id, String time, Change change) {
        events.add(new Event(new EventId("/desk", id), dossier, instant(time), change));
        return this;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public Dossier dossier() {
        return Dossier.of(events);
    }

    public static Instant instant(String time) {
        return time.indexOf('T') < 0
                ? LocalDate.parse(time).atTime(9, 0).toInstant(VIETNAM)
                : LocalDateTime.parse(time).toInstant(VIETNAM);
    }

    /** That day, or that time on it. */
    public static Due due(String time) {
        return time.indexOf('T') < 0 ? new Due.OnDay(LocalDate.parse(time)) : new Due.At(instant(time));
    }
}
