package org.dossierstats.app.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;

/** Events counted by the heart alone, as the running system counts them. */
record Counted(DossierCounts counts) {
    static Counted of(List<Event> events) {
        Map<String, List<Event>> dossiers = new HashMap<>();
        events.forEach(event -> dossiers.computeIfAbsent(event.dossier(), absent -> new ArrayList<>())
                .add(event));
        DossierCounts counts = new DossierCounts();
        dossiers.values().forEach(life -> counts.add(Dossier.of(life), LabourOffice.RULES, 1));
        return new Counted(counts);
    }

    PeriodSummary summary(String range) {
        return PeriodSummary.of(
                Period.parse(range, ReportingCalendar.CUSTOM), LabourOffice.RULES.label(), counts.at(new TreeMap<>()));
    }
}
