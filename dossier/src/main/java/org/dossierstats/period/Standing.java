package org.dossierstats.period;

import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Status;
import org.dossierstats.rollup.RowTotals;

/** How many dossiers stand in each status at the end of a period. */
final class Standing {
    private static final Status[] ALL = Status.values();

    private final Counts statuses = new Counts();

    /** Takes what is of a status, and nothing else. */
    void add(int code, long amount) {
        if (code >= Measure.IN_SUBMITTED.code() && code <= Measure.IN_RETURNED.code()) {
            statuses.add(code, amount);
        }
    }

    /** Takes the same of a row. */
    void add(RowTotals row) {
        for (Status status : ALL) {
            if (status != Status.UNKNOWN) {
                statuses.add(Measure.in(status), row.of(Measure.in(status)));
            }
        }
    }

    void add(Standing other) {
        statuses.add(other.statuses);
    }

    long in(Status status) {
        return statuses.of(Measure.in(status));
    }

    boolean isEmpty() {
        return statuses.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standing standing && statuses.equals(standing.statuses);
    }

    @Override
    public int hashCode() {
        return statuses.hashCode();
    }
}
