package org.dossierstats.reporter.form;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dossierstats.catalogue.Procedure;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.period.Figures;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.report.EarlierPeriod;

/**
 * What a row of a form is about.
 *
 * @param figures of the dossiers
 * @param procedures of the catalogue; empty in a row for some of the dossiers only
 * @param filedOnline codes of the procedures of which dossiers were filed online in the period; empty as they are
 * @param earlier the same in earlier periods
 * @param isSilent whether it is about an agency that has not reported: what is not carried in from before, nobody knows
 */
record Subject(
        Figures figures,
        List<Procedure> procedures,
        Set<String> filedOnline,
        Map<EarlierPeriod, Subject> earlier,
        boolean isSilent) {

    /** Of some dossiers. */
    static Subject of(Figures figures, Map<EarlierPeriod, Figures> earlier) {
        Map<EarlierPeriod, Subject> then = new HashMap<>();
        earlier.forEach((which, was) -> then.put(which, of(was, Map.of())));
        return new Subject(figures, List.of(), Set.of(), then, false);
    }

    /** The same, of an agency that has not reported. */
    Subject silent() {
        return new Subject(figures, procedures, filedOnline, earlier, true);
    }

    /** Of everything. */
    static Subject of(PeriodSummary summary, Map<EarlierPeriod, PeriodSummary> earlier, List<Procedure> procedures) {
        Set<String> filedOnline = new HashSet<>();
        summary.groups().forEach((Attributes attributes, Figures figures) -> {
            if (figures.received(Channel.ONLINE) > 0) {
                filedOnline.add(attributes.procedure());
            }
        });
        Map<EarlierPeriod, Subject> then = new HashMap<>();
        earlier.forEach((which, was) -> then.put(which, of(was, Map.of(), procedures)));
        return new Subject(summary.total(), procedures, filedOnline, then, false);
    }

    /** The same in an earlier period, which must be there. */
    Subject in(EarlierPeriod which) {
        return Objects.requireNonNull(earlier.get(which), which::wireName);
    }
}
