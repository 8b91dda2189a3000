package org.dossierstats.reporter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.dossierstats.dossier.Anomaly;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.Reporter.CountingProgress;

/** The events that break sense, one by one: what the counts of a summary's anomalies are counts of. */
public final class AnomalyList {
    private static final Comparator<Anomaly> ORDER = Comparator.comparing(Anomaly::time)
            .thenComparing(anomaly -> anomaly.event().dossier())
            .thenComparing(Anomaly::kind)
            .thenComparing(Anomaly::event, Event.ORDER);

    private AnomalyList() {}

    /** Those that took effect in the period, up to the cut, in time order. */
    public static List<Anomaly> of(
            Period period, Rules rules, EventsBook book, SortedMap<Integer, Long> cut, CountingProgress progress) {
        List<Anomaly> anomalies = new ArrayList<>();
        book.read(
                cut,
                dossier -> dossier.life(rules).anomalies().stream()
                        .filter(anomaly -> isWithin(period, LocalDate.ofInstant(anomaly.time(), rules.zone())))
                        .forEach(anomalies::add),
                progress);
        anomalies.sort(ORDER);
        return anomalies;
    }

    private static boolean isWithin(Period period, LocalDate day) {
        return !day.isBefore(period.from()) && !day.isAfter(period.to());
    }
}
