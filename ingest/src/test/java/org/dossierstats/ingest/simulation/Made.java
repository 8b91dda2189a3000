package org.dossierstats.ingest.simulation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Facts;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.settings.Rulebook;

/** Simulated events, and what they come to. */
final class Made {
    static final Rules RULES = Rulebook.defaults().rules();
    static final Scenario.Size SIZE =
            new Scenario.Size(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30), 4_000, 3, 8, 136);
    static final Scenario.Shares SHARES = new Scenario.Shares(0.6, 0.05, 0.08);
    static final Duration DELAY = Duration.ofHours(24);

    private Made() {}

    static Scenario scenario(long seed) {
        return new Scenario(seed, "/simulation", SIZE, SHARES);
    }

    /** As they happen. */
    static List<Event> events(Scenario scenario) {
        return events(scenario, 0);
    }

    static List<Event> events(Scenario scenario, double corrections) {
        return all(new Traffic(scenario, RULES, corrections, life -> {}));
    }

    /** As they arrive. */
    static List<Event> delivered(Scenario scenario, Noise noise) {
        Traffic traffic = new Traffic(scenario, RULES, noise.corrections(), life -> {});
        return all(new Delivery(traffic, noise, scenario.seed()));
    }

    static Map<String, Dossier> dossiers(List<Event> events) {
        Map<String, List<Event>> lives = new HashMap<>();
        events.forEach(event -> lives.computeIfAbsent(event.dossier(), absent -> new ArrayList<>())
                .add(event));
        Map<String, Dossier> dossiers = new HashMap<>();
        lives.forEach((id, life) -> dossiers.put(id, Dossier.of(life)));
        return dossiers;
    }

    static CountTable counted(List<Event> events) {
        CountTable table = new CountTable();
        dossiers(events).values().forEach(dossier -> table.add(Facts.of(dossier, RULES), 1));
        return table;
    }

    /** The same of all dossiers together, by day. */
    static CountTable totals(List<Event> events) {
        CountTable totals = new CountTable();
        counted(events)
                .forEach((cell, counts) -> counts.forEach(
                        (code, amount) -> totals.add(new Cell(Attributes.UNKNOWN, cell.day()), code, amount)));
        return totals;
    }

    private static List<Event> all(Iterator<Event> iterator) {
        List<Event> events = new ArrayList<>();
        iterator.forEachRemaining(events::add);
        return events;
    }
}
