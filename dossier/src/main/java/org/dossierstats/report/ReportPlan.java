package org.dossierstats.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;

/**
 * Which periods are to be reported, each beside which earlier ones.
 *
 * @param compared with which each is
 */
public record ReportPlan(List<Period> periods, Set<EarlierPeriod> compared) {
    public ReportPlan {
        periods = List.copyOf(periods);
        compared = Set.copyOf(compared);
    }

    /** The same, with these earlier periods beside it too. */
    public ReportPlan with(Collection<EarlierPeriod> more) {
        Set<EarlierPeriod> all = inOrder();
        all.addAll(more);
        return new ReportPlan(periods, all);
    }

    /**
     * The periods to sum up, in one cut: each and after it those it is compared with.
     *
     * @throws IllegalArgumentException if there is no earlier one
     */
    public List<Period> toSum() {
        List<Period> all = new ArrayList<>();
        for (Period period : periods) {
            all.add(period);
            inOrder().forEach(which -> all.add(which.of(period)));
        }
        return all;
    }

    /**
     * The reports.
     *
     * @param summaries of {@link #toSum}, in that order
     * @param catalogue of the agencies that should have reported
     */
    public List<PeriodReport> reports(List<PeriodSummary> summaries, Catalogue catalogue) {
        List<PeriodReport> reports = new ArrayList<>();
        for (Iterator<PeriodSummary> next = summaries.iterator(); next.hasNext(); ) {
            PeriodSummary summary = next.next();
            SortedMap<EarlierPeriod, PeriodSummary> earlier = new TreeMap<>();
            inOrder().forEach(which -> earlier.put(which, next.next()));
            reports.add(PeriodReport.of(summary, earlier, catalogue));
        }
        return reports;
    }

    private Set<EarlierPeriod> inOrder() {
        EnumSet<EarlierPeriod> all = EnumSet.noneOf(EarlierPeriod.class);
        all.addAll(compared);
        return all;
    }
}
