package org.dossierstats.bench.data;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dossierstats.dossier.Timeliness;
import org.dossierstats.period.Figures;
import org.dossierstats.period.PeriodSummary;

/**
 * The figures of a period by procedure: what everybody has to come to before their time counts.
 *
 * @param byProcedure without rows that are all zero
 */
public record Answer(SortedMap<String, Row> byProcedure) {
    /** Of one procedure. */
    public record Row(long carriedIn, long received, long early, long onTime, long late, long pending, long overdue) {
        private static final Row NOTHING = new Row(0, 0, 0, 0, 0, 0, 0);

        static Row of(Figures figures) {
            return new Row(
                    figures.carriedIn(),
                    figures.receivedInPeriod(),
                    figures.resolved(Timeliness.EARLY),
                    figures.resolved(Timeliness.ON_TIME),
                    figures.resolved(Timeliness.LATE),
                    figures.pending(),
                    figures.overdue());
        }
    }

    public Answer {
        byProcedure = Collections.unmodifiableSortedMap(new TreeMap<>(byProcedure.entrySet().stream()
                .filter(row -> !row.getValue().equals(Row.NOTHING))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    /** As the program has them. */
    public static Answer of(PeriodSummary summary) {
        SortedMap<String, Row> rows = new TreeMap<>();
        summary.byProcedure().forEach((procedure, figures) -> rows.put(procedure, Row.of(figures)));
        return new Answer(rows);
    }

    /** The first row that is another in these, told in one line; empty if there is none. */
    public String difference(Answer other) {
        SortedMap<String, Row> all = new TreeMap<>(other.byProcedure);
        all.putAll(byProcedure);
        return all.keySet().stream()
                .filter(procedure -> !row(procedure).equals(other.row(procedure)))
                .map(procedure -> procedure + ": " + row(procedure) + ", not " + other.row(procedure))
                .findFirst()
                .orElse("");
    }

    private Row row(String procedure) {
        return byProcedure.getOrDefault(procedure, Row.NOTHING);
    }
}
