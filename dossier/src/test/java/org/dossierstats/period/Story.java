package org.dossierstats.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Anomaly;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.dossierstats.dossier.Outcome;
import org.dossierstats.dossier.Rules;
import org.dossierstats.dossier.Timeliness;
import org.jspecify.annotations.Nullable;

/**
 * Dossiers told line by line, and what their figures are. A line is a local time (or one in UTC, with a Z), a type and what it carries, such as {@code
 * 2024-05-02T08:00 accepted due=2024-05-06}; {@code @B} makes it one of dossier B, {@code #7} gives it an id. Every figure is computed by
 * the facts and by the recount, which must agree.
 */
public final class Story {
    private final Rules rules;
    private final Map<String, List<Event>> dossiers = new LinkedHashMap<>();

    private Story(Rules rules) {
        this.rules = rules;
    }

    public static Story of(Rules rules, String events) {
        Story story = new Story(rules);
        events.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(story::add);
        return story;
    }

    private void add(String line) {
        String dossier = "A";
        String id = line;
        Map<String, String> data = new TreeMap<>();
        List<String> words = List.of(line.split("\\s+", -1));
        for (String word : words.subList(2, words.size())) {
            int equals = word.indexOf('=');
            if (word.startsWith("@")) {
                dossier = word.substring(1);
            } else if (word.startsWith("#")) {
                id = word;
            } else {
                data.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        EventType type = Objects.requireNonNull(EventType.named(words.get(1)), line);
        String channel = data.get("channel");
        Amendment given = new Amendment(
                data.get("agency"),
                data.get("procedure"),
                data.get("field"),
                channel == null ? null : Channel.valueOf(channel));
        if (type == EventType.ACCEPTED) {
            Attributes plain = new Attributes("H32", "1.1", "Field", Channel.ONLINE);
            Attributes told = given.of(plain);
            given = new Amendment(told.agency(), told.procedure(), told.field(), told.channel());
        }
        Change change = Change.of(type, given, due(data.get("due")), null);
        dossiers.computeIfAbsent(dossier, absent -> new ArrayList<>())
                .add(new Event(new EventId("/story", id), dossier, instant(words.get(0)), change));
    }

    private @Nullable Due due(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.contains("T") ? new Due.At(instant(text)) : new Due.OnDay(LocalDate.parse(text));
    }

    private Instant instant(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).atZone(rules.zone()).toInstant();
    }

    public Dossier dossier() {
        return Dossier.of(Objects.requireNonNull(dossiers.get("A")));
    }

    /** The figures of a period, by both ways. */
    public PeriodSummary summary(String name) {
        Period period = Period.parse(name, ReportingCalendar.CALENDAR);
        Recount recount = new Recount(period, rules);
        DossierCounts counts = new DossierCounts();
        dossiers.values().forEach(events -> {
            Dossier dossier = Dossier.of(events);
            recount.add(dossier);
            counts.add(dossier, rules, 1);
        });
        PeriodSummary summary = PeriodSummary.of(period, rules.label(), counts.at(new TreeMap<>()));
        assertThat(summary).isEqualTo(recount.summary(new TreeMap<>()));
        assertThat(summary.imbalances()).isEmpty();
        return summary;
    }

    /** Checks a line such as {@code 2024-05-06: resolved=1 onTime=1}, or of one agency {@code 2024-05-06 H33: pending=1}. */
    public void expect(String line) {
        int colon = line.indexOf(':');
        List<String> head = List.of(line.substring(0, colon).strip().split("\\s+", -1));
        PeriodSummary summary = summary(head.get(0));
        Figures figures = head.size() == 1
                ? summary.total()
                : Objects.requireNonNullElseGet(summary.byAgency().get(head.get(1)), Figures::new);
        for (String expected : line.substring(colon + 1).strip().split("\\s+", -1)) {
            int equals = expected.indexOf('=');
            assertThat(figure(figures, expected.substring(0, equals)))
                    .as(line + ": " + expected.substring(0, equals))
                    .isEqualTo(expected.substring(equals + 1));
        }
    }

    private static String figure(Figures figures, String name) {
        return switch (name) {
            case "toHandle" -> String.valueOf(figures.received());
            case "received" -> String.valueOf(figures.receivedInPeriod());
            case "carriedIn" -> String.valueOf(figures.carriedIn());
            case "resolved" -> String.valueOf(figures.resolved());
            case "early" -> String.valueOf(figures.resolved(Timeliness.EARLY));
            case "onTime" -> String.valueOf(figures.resolved(Timeliness.ON_TIME));
            case "late" -> String.valueOf(figures.resolved(Timeliness.LATE));
            case "noDueDate" -> String.valueOf(figures.resolved(Timeliness.NO_DUE_DATE));
            case "completed" -> String.valueOf(figures.resolved(Outcome.COMPLETED));
            case "withdrawn" -> String.valueOf(figures.resolved(Outcome.WITHDRAWN));
            case "stopped" -> String.valueOf(figures.resolved(Outcome.STOPPED));
            case "reopened" -> String.valueOf(figures.reopened());
            case "pending" -> String.valueOf(figures.pending());
            case "inTime" -> String.valueOf(figures.pendingInTime());
            case "overdue" -> String.valueOf(figures.overdue());
            case "pendingNoDueDate" -> String.valueOf(figures.pendingNoDueDate());
            case "paused" -> String.valueOf(figures.paused());
            case "waiting" -> String.valueOf(figures.waiting());
            case "refused" -> String.valueOf(figures.refused());
            case "transferredIn" -> String.valueOf(figures.transferredIn());
            case "transferredOut" -> String.valueOf(figures.transferredOut());
            case "meanHours" ->
                figures.meanHandlingSeconds() == null
                        ? "none"
                        : String.format(Locale.ROOT, "%.2f", figures.meanHandlingSeconds() / 3600);
            default -> String.valueOf(figures.anomalies(Anomaly.Kind.valueOf(name)));
        };
    }
}
