package org.dossierstats.chaos.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.chaos.load.Accepted;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Figures;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.Recount;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.wire.SummaryJson;

/**
 * What all accepted events come to: each dossier folded at once, and the figures read from its life, without Kafka, order, facts or cells.
 */
public final class Oracle {
    /** Everything. */
    public static final Period ALL = Period.parse("2024-12-01..2025-12-31", ReportingCalendar.CALENDAR);

    /** What is held against it. */
    public static final List<Period> PERIODS = List.of(
            ALL,
            Period.parse("2025-01", ReportingCalendar.CALENDAR),
            Period.parse("2025-Q1", ReportingCalendar.CALENDAR),
            Period.parse("2025-H1", ReportingCalendar.STATUTORY));

    private final Rules rules;

    /** @param rules everything is counted under */
    public Oracle(Rules rules) {
        this.rules = rules;
    }

    /**
     * How figures compare with those that are right.
     *
     * @param equal every byte of the summaries
     * @param tooFew flows (received, resolved) that are missing, each in its procedure and period
     * @param tooMany flows that are counted and did not happen
     */
    public record Comparison(boolean equal, long tooFew, long tooMany) {}

    /** Holds summaries of {@link #PERIODS} against all that was accepted. */
    public Comparison compare(List<PeriodSummary> summaries, Accepted accepted) {
        List<PeriodSummary> right = right(accepted, summaries.get(0).cut());
        long tooFew = 0;
        long tooMany = 0;
        for (int i = 0; i < right.size(); i++) {
            for (long difference : differences(right.get(i), summaries.get(i))) {
                tooFew += Math.max(0, -difference);
                tooMany += Math.max(0, difference);
            }
        }
        return new Comparison(SummaryJson.write(summaries).equals(SummaryJson.write(right)), tooFew, tooMany);
    }

    private List<PeriodSummary> right(Accepted accepted, SortedMap<Integer, Long> cut) {
        List<Recount> recounts =
                PERIODS.stream().map(period -> new Recount(period, rules)).toList();
        accepted.byDossier().forEach(events -> {
            Dossier dossier = Dossier.of(events);
            recounts.forEach(recount -> recount.add(dossier));
        });
        return recounts.stream().map(recount -> recount.summary(cut)).toList();
    }

    private static List<Long> differences(PeriodSummary right, PeriodSummary seen) {
        List<Long> differences = new ArrayList<>();
        SortedMap<String, Figures> rows = new TreeMap<>(right.byProcedure());
        seen.byProcedure().keySet().forEach(procedure -> rows.putIfAbsent(procedure, Figures.none()));
        rows.forEach((procedure, figures) -> {
            Figures shown = seen.byProcedure().getOrDefault(procedure, Figures.none());
            differences.add(shown.receivedInPeriod() - figures.receivedInPeriod());
            differences.add(shown.resolved() - figures.resolved());
        });
        return differences;
    }
}
