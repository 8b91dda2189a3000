package org.dossierstats.reporter.close;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.Recount;
import org.dossierstats.reporter.EventsBook;
import org.dossierstats.reporter.Reporter.CountingProgress;
import org.dossierstats.wire.SealedKey.Scope;

/** The dossiers behind an adjustment: those that a period counts otherwise at one cut than at another, recounted from the events. */
public final class AdjustedDossiers {
    private final Period period;
    private final Rules rules;
    private final Scope scope;

    /** @param scope whether what a dossier counts for is looked at in the whole office, or in one agency */
    public AdjustedDossiers(Period period, Rules rules, Scope scope) {
        this.period = period;
        this.rules = rules;
        this.scope = scope;
    }

    /** A dossier, and what of its own figures changed. */
    public record Adjusted(String dossier, Adjustment adjustment) {}

    /** By their ids. */
    public List<Adjusted> between(
            EventsBook book, SortedMap<Integer, Long> from, SortedMap<Integer, Long> to, CountingProgress progress) {
        Set<String> touched = book.dossiersBetween(from, to);
        Map<String, PeriodSummary> before = new HashMap<>();
        book.read(from, dossier -> count(dossier, touched, before), progress);
        Map<String, PeriodSummary> after = new HashMap<>();
        book.read(to, dossier -> count(dossier, touched, after), progress);
        PeriodSummary nothing = scope.of(new Recount(period, rules).summary(new TreeMap<>()));
        List<Adjusted> adjusted = new ArrayList<>();
        for (String dossier : touched) {
            PeriodSummary was = before.getOrDefault(dossier, nothing);
            PeriodSummary is = after.getOrDefault(dossier, nothing);
            if (!was.groups().equals(is.groups())) {
                Adjustment adjustment = Adjustment.between(Adjustment.json(was), Adjustment.json(is));
                // Where it stands may have changed and no figure that is sealed.
                if (!adjustment.isEmpty()) {
                    adjusted.add(new Adjusted(dossier, adjustment));
                }
            }
        }
        adjusted.sort(Comparator.comparing(Adjusted::dossier));
        return adjusted;
    }

    private void count(Dossier dossier, Set<String> touched, Map<String, PeriodSummary> counted) {
        String id = dossier.events().get(0).dossier();
        if (touched.contains(id)) {
            Recount recount = new Recount(period, rules);
            recount.add(dossier);
            counted.put(id, scope.of(recount.summary(new TreeMap<>())));
        }
    }
}
