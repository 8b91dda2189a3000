package org.dossierstats.reporter.close;

import java.util.List;
import java.util.Set;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.report.ReportPlan;
import org.dossierstats.reporter.ReportRecount;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.Verification;
import org.dossierstats.wire.SealedSummary;

/**
 * The report of a sealed revision, whatever was counted since: recounted from the events up to its cut, and told only if every figure is
 * the sealed one.
 *
 * @param compared the earlier periods beside it, as they were at that cut
 */
public record SealedReport(SealedSummary sealed, Set<EarlierPeriod> compared) {
    /**
     * The report.
     *
     * @throws IllegalArgumentException if the recount is under other rules than those it was sealed under
     * @throws ReporterException if the events up to its cut are not what was sealed
     */
    public PeriodReport of(ReportRecount recount, Catalogue catalogue) {
        if (!sealed.rules().equals(recount.rules().id())) {
            throw new IllegalArgumentException("revision " + sealed.revision() + " was counted under rules "
                    + sealed.rules() + ", not " + recount.rules().id()
                    + "; give the rules it was counted under with --rules and --zone");
        }
        PeriodReport whole = recount.of(new ReportPlan(List.of(sealed.period()), compared), sealed.cut(), catalogue)
                .get(0);
        String agency = sealed.scope().agency();
        PeriodReport report = agency == null ? whole : whole.ofAgency(agency);
        List<String> differences = Verification.differences(sealed.summary(), PeriodReport.of(report.summary()));
        if (!differences.isEmpty()) {
            throw new ReporterException("revision " + sealed.revision() + " of "
                    + sealed.period().name() + " is not what the events up to its cut say: " + differences.get(0)
                    + "; see dossier-stats reporter verify");
        }
        return report;
    }
}
