package org.dossierstats.live;

import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Outcome;
import org.dossierstats.dossier.Timeliness;

/**
 * How some dossiers stand at this moment of a day, and what happened to them on it.
 *
 * @param open accepted and not closed
 * @param overdue of the open ones, the clock running, the due date past
 * @param dueToday of the open ones, those that are overdue tomorrow if nothing is done
 * @param paused of the open ones, the clock at rest
 * @param noDueDate of the open ones
 * @param waiting submitted and not accepted
 * @param receivedToday accepted today
 * @param resolvedToday closed today, less what a re-opening took back
 * @param lateToday of the resolved ones, the late
 */
public record Standing(
        long open,
        long overdue,
        long dueToday,
        long paused,
        long noDueDate,
        long waiting,
        long receivedToday,
        long resolvedToday,
        long lateToday) {
    /** How many numbers it is. */
    static final int MEMBERS = 9;

    private static final Standing NONE = new Standing(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Standing of(Group group, int today) {
        Counts happened = group.today();
        return new Standing(
                group.stock(Measure.OPEN),
                group.stock(Measure.OVERDUE),
                group.on(today + 1).of(Measure.OVERDUE),
                group.stock(Measure.PAUSED),
                group.stock(Measure.OPEN_NO_DUE_DATE),
                group.stock(Measure.IN_SUBMITTED),
                happened.of(Measure.ACCEPTED),
                resolved(happened),
                resolved(happened, Timeliness.LATE));
    }

    /** All that were closed. */
    static long resolved(Counts happened) {
        long sum = 0;
        for (Timeliness timeliness : Timeliness.values()) {
            sum += resolved(happened, timeliness);
        }
        return sum;
    }

    private static long resolved(Counts happened, Timeliness timeliness) {
        long sum = 0;
        for (Outcome outcome : Outcome.values()) {
            sum += happened.of(Measure.resolved(outcome, timeliness));
        }
        return sum;
    }

    /** Of the open ones, those that are neither overdue nor without a due date. */
    public long inTime() {
        return open - overdue - noDueDate;
    }

    /** Whether there is nothing to tell. */
    public boolean isNothing() {
        return equals(NONE);
    }

    void addTo(long[] sums) {
        sums[0] += open;
        sums[1] += overdue;
        sums[2] += dueToday;
        sums[3] += paused;
        sums[4] += noDueDate;
        sums[5] += waiting;
        sums[6] += receivedToday;
        sums[7] += resolvedToday;
        sums[8] += lateToday;
    }

    /** Of sums that were {@linkplain #addTo added up}. */
    static Standing of(long[] sums) {
        return new Standing(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8]);
    }
}
