package org.dossierstats.reporter;

import java.util.List;
import java.util.SortedMap;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Recount;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.report.ReportPlan;
import org.dossierstats.reporter.Reporter.CountingProgress;

/**
 * Reports straight from the events, without the counts.
 *
 * @param book the events
 * @param rules under which they are counted
 * @param progress is told how many are read
 */
public record ReportRecount(EventsBook book, Rules rules, CountingProgress progress) {
    /** What was planned, of the events before the cut. */
    public List<PeriodReport> of(ReportPlan plan, SortedMap<Integer, Long> cut, Catalogue catalogue) {
        List<Recount> recounts =
                plan.toSum().stream().map(period -> new Recount(period, rules)).toList();
        book.read(cut, dossier -> recounts.forEach(recount -> recount.add(dossier)), progress);
        return plan.reports(
                recounts.stream().map(recount -> recount.summary(cut)).toList(), catalogue);
    }
}
