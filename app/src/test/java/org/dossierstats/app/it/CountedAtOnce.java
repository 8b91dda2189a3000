package org.dossierstats.app.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.Snapshot;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.wire.SummaryJson;

/** What events come to when they are all there at once: no Kafka, no order, no changes of counts. */
final class CountedAtOnce {
    private CountedAtOnce() {}

    /** The summaries in JSON, with an empty cut. */
    static String json(List<Event> events, List<Period> periods, Rules rules) {
        return Ended.withoutCut(SummaryJson.write(summaries(events, periods, rules)));
    }

    /** The summaries, with an empty cut. */
    static List<PeriodSummary> summaries(List<Event> events, List<Period> periods, Rules rules) {
        Map<String, List<Event>> byDossier = new HashMap<>();
        events.forEach(event -> byDossier
                .computeIfAbsent(event.dossier(), absent -> new ArrayList<>())
                .add(event));
        DossierCounts counts = new DossierCounts();
        byDossier.values().forEach(all -> counts.add(Dossier.of(all), rules, 1));
        Snapshot snapshot = counts.at(new TreeMap<>());
        return periods.stream()
                .map(period -> PeriodSummary.of(period, rules.label(), snapshot))
                .toList();
    }
}
