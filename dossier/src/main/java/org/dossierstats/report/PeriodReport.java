package org.dossierstats.report;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.period.PeriodSummary;
import org.jspecify.annotations.Nullable;

/**
 * A summary with what it is told beside.
 *
 * @param earlier summaries of the same cut that it is compared with
 * @param silent the agencies of the catalogue that sent nothing in the period: they have not reported, which is another thing than 0;
 *     null if there is no catalogue of agencies, so that nobody knows
 */
public record PeriodReport(
        PeriodSummary summary,
        SortedMap<EarlierPeriod, PeriodSummary> earlier,
        @Nullable List<Agency> silent) {
    public PeriodReport {
        earlier = Collections.unmodifiableSortedMap(new TreeMap<>(earlier));
        silent = silent == null ? null : List.copyOf(silent);
    }

    /** A summary by itself. */
    public static PeriodReport of(PeriodSummary summary) {
        return new PeriodReport(summary, new TreeMap<>(), null);
    }

    /** A summary beside earlier ones, under a catalogue. */
    static PeriodReport of(
            PeriodSummary summary, SortedMap<EarlierPeriod, PeriodSummary> earlier, Catalogue catalogue) {
        return new PeriodReport(summary, earlier, catalogue.knowsAgencies() ? Silence.of(summary, catalogue) : null);
    }

    /** The same of an agency alone; that others are silent is not in it. */
    public PeriodReport ofAgency(String agency) {
        return ofAgencies(agency::equals);
    }

    /** The same of these agencies alone; that others are silent is not in it. */
    public PeriodReport ofAgencies(Predicate<String> agencies) {
        SortedMap<EarlierPeriod, PeriodSummary> own = new TreeMap<>();
        earlier.forEach((which, then) -> own.put(which, then.ofAgencies(agencies)));
        List<Agency> silentOnes = silent == null
                ? null
                : silent.stream().filter(each -> agencies.test(each.code())).toList();
        return new PeriodReport(summary.ofAgencies(agencies), own, silentOnes);
    }
}
