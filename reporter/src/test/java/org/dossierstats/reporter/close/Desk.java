package org.dossierstats.reporter.close;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.Measure;
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
import org.dossierstats.period.Recount;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.wire.SealedSummary;

/** Dossiers of June 2021, counted, and a topic that is only in memory. */
public final class Desk {
    public static final Period JUNE = Period.parse("2021-06", ReportingCalendar.CALENDAR);
    public static final Instant JULY = Instant.parse("2021-07-01T01:00:00.5Z");

    public static final Rules RULES = Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final Map<String, List<Event>> dossiers = new LinkedHashMap<>();
    private final List<SealedSummary> topic = new ArrayList<>();

    public Desk accepted(String dossier, String agency, String procedure) {
        return accepted(dossier, agency, procedure, LocalDate.of(2021, 7, 9));
    }

    /** Of the agency H1. */
    public Desk accepted(String dossier, LocalDate due) {
        return accepted(dossier, "H1", "1.1", due);
    }

    private Desk accepted(String dossier, String agency, String procedure, LocalDate due) {
        Attributes attributes = new Attributes(agency, procedure, "F", Channel.ONLINE);
        return happened(dossier, new Change.Accepted(attributes, new Due.OnDay(due)), 1);
    }

    public Desk completed(String dossier) {
        return happened(dossier, new Change.Completed(), 2);
    }

    Desk gone(String dossier) {
        dossiers.remove(dossier);
        return this;
    }

    private Desk happened(String dossier, Change change, int day) {
        Instant time =
                LocalDate.of(2021, 6, day).atTime(9, 0).atZone(RULES.zone()).toInstant();
        List<Event> events = dossiers.computeIfAbsent(dossier, absent -> new ArrayList<>());
        events.add(new Event(new EventId("/desk", dossier + events.size()), dossier, time, change));
        return this;
    }

    /** In the order in which they came; the cut counts them. */
    public List<Dossier> dossiers() {
        return dossiers.values().stream().map(Dossier::of).toList();
    }

    public PeriodSummary june() {
        Recount recount = new Recount(JUNE, RULES);
        dossiers().forEach(recount::add);
        return recount.summary(new TreeMap<>(Map.of(0, (long) dossiers.size())));
    }

    /** June as it would be if one pending dossier had been lost from the counts. */
    public PeriodSummary unbalanced() {
        DossierCounts counts = new DossierCounts();
        dossiers().forEach(dossier -> counts.add(dossier, RULES, 1));
        Cell first = new Cell(new Attributes("H1", "1.1", "F", Channel.ONLINE), (int)
                JUNE.from().toEpochDay());
        counts.cells().add(first, Measure.OPEN, -1);
        return PeriodSummary.of(JUNE, RULES.label(), counts.at(june().cut()));
    }

    Outcome decide(Closing closing, Instant time) {
        return decide(closing, june(), time);
    }

    public Outcome decide(Closing closing, PeriodSummary counted, Instant time) {
        Outcome outcome = closing.decide(seals().history(JUNE), counted, time);
        if (outcome instanceof Outcome.Sealed sealed) {
            topic.addAll(sealed.revision().agencies().values());
            topic.add(sealed.revision().office());
        }
        return outcome;
    }

    public Outcome close() {
        return decide(Closing.close(JUNE, "a", false), JULY);
    }

    /** The latest revision of June, which is closed if it was not. */
    public Revision sealed() {
        if (topic.isEmpty()) {
            close();
        }
        return seals().history(JUNE).latest().orElseThrow();
    }

    public Outcome revise() {
        return decide(Closing.revise(JUNE, "b", "late events", false), JULY);
    }

    public Seals seals() {
        Seals seals = new Seals();
        for (int i = 0; i < topic.size(); i++) {
            add(seals, i, topic.get(i));
        }
        return seals;
    }

    public List<SealedSummary> topic() {
        return topic;
    }

    static void add(Seals seals, long offset, SealedSummary sealed) {
        seals.add(offset, sealed.key().bytes(), sealed.bytes(), sealed.digest());
    }

    /** The same with something replaced in its text, and a digest that fits. */
    public static SealedSummary forged(SealedSummary sealed, String text, String other) {
        String forged = new String(sealed.bytes(), StandardCharsets.UTF_8).replace(text, other);
        return SealedSummary.read(forged.getBytes(StandardCharsets.UTF_8));
    }
}
