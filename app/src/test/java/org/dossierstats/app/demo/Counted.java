package org.dossierstats.app.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Facts;
import org.dossierstats.counts.Snapshot;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;

/** Events counted by the heart alone, as the running system counts them. */
record Counted(CountTable table) implements Snapshot {
    static Counted of(List<Event> events) {
        Map<String, List<Event>> dossiers = new HashMap<>();
        events.forEach(event -> dossiers.computeIfAbsent(event.dossier(), absent -> new ArrayList<>())
                .add(event));
        CountTable table = new CountTable();
        dossiers.values().forEach(life -> table.add(Facts.of(Dossier.of(life), LabourOffice.RULES), 1));
        return new Counted(table);
    }

    PeriodSummary summary(String range) {
        return PeriodSummary.of(Period.parse(range, ReportingCalendar.CUSTOM), LabourOffice.RULES.label(), this);
    }

    @Override
    public SortedMap<Integer, Long> cut() {
        return new TreeMap<>();
    }

    @Override
    public void forEach(BiConsumer<Cell, Counts> visitor) {
        table.forEach(visitor);
    }
}
