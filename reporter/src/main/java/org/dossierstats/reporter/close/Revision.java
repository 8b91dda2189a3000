package org.dossierstats.reporter.close;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.wire.SealTerms.Change;
import org.dossierstats.wire.SealedKey.Scope;
import org.dossierstats.wire.SealedSummary;

/**
 * A revision of a period, whole: the office and each agency, sealed together.
 *
 * @param agencies by their code; blank for the dossiers whose agency is not known
 */
public record Revision(SealedSummary office, SortedMap<String, SealedSummary> agencies) {
    public Revision {
        agencies = Collections.unmodifiableSortedMap(new TreeMap<>(agencies));
    }

    public int number() {
        return office.revision();
    }

    /** What was sealed of the office or of an agency; empty if the agency had no figures up to then. */
    public Optional<SealedSummary> of(Scope scope) {
        return Optional.ofNullable(scope.agency() == null ? office : agencies.get(scope.agency()));
    }

    /**
     * What the figures of now have different. Two corrections in two agencies can leave every row of the office as it is; then the rows
     * are those of the agencies.
     */
    public Adjustment adjustment(PeriodSummary now) {
        Adjustment adjustment = Adjustment.between(office.summary(), Adjustment.json(now));
        if (!adjustment.isEmpty()) {
            return adjustment;
        }
        Map<String, List<Change>> rows = new LinkedHashMap<>();
        agencies.forEach((code, summary) -> {
            PeriodSummary ofAgency = summary.scope().of(now);
            Adjustment.between(summary.summary(), Adjustment.json(ofAgency))
                    .rows()
                    .forEach((row, changes) -> rows.put("agency " + code + ", " + row, changes));
        });
        return new Adjustment(List.of(), rows);
    }

    /** By agency, the digest of its record. */
    SortedMap<String, String> digests() {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, SealedSummary> agency : agencies.entrySet()) {
            digests.put(agency.getKey(), agency.getValue().digest());
        }
        return digests;
    }
}
