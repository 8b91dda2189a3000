package org.dossierstats.reporter.drilldown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Figures;
import org.dossierstats.period.NamedFigures;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.Recount;
import org.dossierstats.reporter.EventsBook;
import org.dossierstats.reporter.Reporter.CountingProgress;
import org.dossierstats.reporter.ReporterException;

/** The dossiers behind a figure of a summary, recounted one by one from the events up to the summary's cut. */
public final class DossiersBehind {
    private final Rules rules;
    private final String figure;
    private final Predicate<Attributes> wanted;
    private final ToLongFunction<Figures> value;

    /**
     * Of one figure.
     *
     * @param figure a name of {@link NamedFigures}
     * @param wanted which agencies, fields, procedures and channels
     */
    public DossiersBehind(Rules rules, String figure, Predicate<Attributes> wanted) {
        this.rules = rules;
        this.figure = figure;
        this.wanted = wanted;
        ToLongFunction<Figures> known = NamedFigures.byName().get(figure);
        if (known == null) {
            throw new IllegalArgumentException("there is no figure '" + figure + "'; there is "
                    + String.join(", ", NamedFigures.byName().keySet()));
        }
        this.value = known;
    }

    /**
     * A dossier, and what it adds to the figure.
     *
     * @param amount 1 for most; less than 0 where more was taken back in the period than happened in it
     */
    public record Behind(String dossier, Attributes attributes, long amount) {}

    /** What the figure is. */
    public long figure(PeriodSummary summary) {
        return value.applyAsLong(summary.only(wanted).total());
    }

    /**
     * By their ids; what they add comes to the figure.
     *
     * @throws ReporterException if it does not
     */
    public List<Behind> of(PeriodSummary summary, EventsBook book, CountingProgress progress) {
        List<Behind> behind = new ArrayList<>();
        book.read(summary.cut(), dossier -> add(dossier, summary.period(), behind), progress);
        long sum = behind.stream().mapToLong(Behind::amount).sum();
        if (sum != figure(summary)) {
            throw new ReporterException(figure + " of " + summary.period().name() + " is " + figure(summary)
                    + ", but the events say " + sum + ": the counts are not of these events, or of other rules; see"
                    + " dossier-stats reporter verify");
        }
        behind.sort(Comparator.comparing(Behind::dossier));
        return behind;
    }

    private void add(Dossier dossier, Period period, List<Behind> behind) {
        Recount recount = new Recount(period, rules);
        recount.add(dossier);
        SortedMap<Integer, Long> noCut = new TreeMap<>();
        for (Map.Entry<Attributes, Figures> group :
                recount.summary(noCut).groups().entrySet()) {
            long amount = value.applyAsLong(group.getValue());
            if (amount != 0 && wanted.test(group.getKey())) {
                behind.add(new Behind(dossier.events().get(0).dossier(), group.getKey(), amount));
            }
        }
    }
}
