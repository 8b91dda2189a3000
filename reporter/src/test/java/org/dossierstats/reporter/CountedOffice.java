package org.dossierstats.reporter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.Snapshot;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.jspecify.annotations.Nullable;

/** An office whose dossiers are counted without Kafka. */
public final class CountedOffice {
    private static final Rules RULES = Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final DossierCounts counts = new DossierCounts();

    /** What happened on a day. */
    public record Dated(String day, Change change) {}

    /** Accepted that day; of which dossier is added later. */
    public static Dated accepted(String day, @Nullable String due) {
        return new Dated(
                day, new Change.Accepted(Attributes.UNKNOWN, due == null ? null : new Due.OnDay(LocalDate.parse(due))));
    }

    public static Dated completed(String day) {
        return new Dated(day, new Change.Completed());
    }

    /** A dossier of the agency H32.19. */
    public void dossier(String id, String field, Channel channel, Dated... life) {
        dossier(id, new Attributes("H32.19", "1.005129", field, channel), life);
    }

    public void dossier(String id, Attributes attributes, Dated... life) {
        List<Event> events = new ArrayList<>();
        for (Dated dated : life) {
            Change change = dated.change() instanceof Change.Accepted accepted
                    ? new Change.Accepted(attributes, accepted.due())
                    : dated.change();
            events.add(new Event(
                    new EventId("/test", id + events.size()), id, Instant.parse(dated.day() + "T02:00:00Z"), change));
        }
        counts.add(Dossier.of(events), RULES, 1);
    }

    public PeriodSummary summary(String period) {
        Snapshot snapshot = counts.at(new TreeMap<>(Map.of(0, 12L)));
        return PeriodSummary.of(Period.parse(period, ReportingCalendar.CALENDAR), RULES.label(), snapshot);
    }
}
