package org.dossierstats.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.period.PeriodSummary;

/** Finds who has not reported: the agencies about whose dossiers, and about those of all agencies below them, nothing was sent. */
final class Silence {
    private Silence() {}

    /** Those of the catalogue as it is on the last day of the period, sorted by code. */
    static List<Agency> of(PeriodSummary summary, Catalogue catalogue) {
        LocalDate day = summary.period().to();
        List<Agency> agencies = catalogue.agenciesOn(day);
        Map<String, Agency> byCode = new HashMap<>();
        agencies.forEach(agency -> byCode.put(agency.code(), agency));
        Set<String> heard = new HashSet<>();
        summary.sending().byAgency().forEach((code, events) -> {
            Agency agency = events.inPeriod() > 0 ? byCode.get(code) : null;
            while (agency != null && heard.add(agency.code())) {
                agency = agency.parent() == null ? null : byCode.get(agency.parent());
            }
        });
        return agencies.stream()
                .filter(agency -> !heard.contains(agency.code()))
                .toList();
    }
}
