package org.dossierstats.counts;

import java.util.Arrays;
import java.util.List;
import org.dossierstats.dossier.Anomaly;
import org.dossierstats.dossier.Outcome;
import org.dossierstats.dossier.Status;
import org.dossierstats.dossier.Timeliness;

/**
 * What is counted in a cell. <i>Flows</i> happened on the day; <i>stocks</i> are kept as the net change of the day, so that their
 * sum up to a day is what stands at its end. Ordinals are codes on the wire: append, never reorder.
 */
public enum Measure {
    // Flows.
    ACCEPTED,
    COMPLETED_EARLY,
    COMPLETED_ON_TIME,
    COMPLETED_LATE,
    COMPLETED_NO_DUE_DATE,
    WITHDRAWN_EARLY,
    WITHDRAWN_ON_TIME,
    WITHDRAWN_LATE,
    WITHDRAWN_NO_DUE_DATE,
    STOPPED_EARLY,
    STOPPED_ON_TIME,
    STOPPED_LATE,
    STOPPED_NO_DUE_DATE,
    /** Closings taken back by a re-opening: already subtracted from the resolved ones, on the day of the re-opening. */
    REOPENED,
    REFUSED,
    TRANSFERRED_IN,
    TRANSFERRED_OUT,

    // Stocks.
    OPEN,
    OVERDUE,
    PAUSED,
    OPEN_NO_DUE_DATE,
    IN_SUBMITTED,
    IN_REFUSED,
    IN_CANCELLED,
    IN_ACCEPTED,
    IN_IN_PROCESS,
    IN_SUPPLEMENT_REQUESTED,
    IN_PAYMENT_REQUESTED,
    IN_SUSPENDED,
    IN_WITHDRAWN,
    IN_STOPPED,
    IN_COMPLETED,
    IN_RETURNED,

    // Flows again.
    /** Working time from acceptance to completion, in seconds, of what was completed, less what was taken back. */
    HANDLING_SECONDS,
    RESOLVED_BEFORE_ACCEPTED,
    ACCEPTED_IN_FUTURE,
    RESOLVED_IN_FUTURE,
    ILLEGAL_TRANSITION,
    DUE_BEFORE_ACCEPTANCE,
    COMPLETED_WITHOUT_ACCEPTANCE,
    CONFLICTING_EVENTS;

    private static final List<Measure> ALL = List.of(values());
    private static final Measure[][] RESOLVED = Arrays.stream(Outcome.values())
            .map(outcome -> Arrays.stream(Timeliness.values())
                    .map(timeliness -> valueOf(outcome + "_" + timeliness))
                    .toArray(Measure[]::new))
            .toArray(Measure[][]::new);
    private static final Measure[] IN = Arrays.stream(Status.values())
            .filter(status -> status != Status.UNKNOWN)
            .map(status -> valueOf("IN_" + status))
            .toArray(Measure[]::new);

    /** All measures, by code. */
    public static List<Measure> all() {
        return ALL;
    }

    /** Closings with this outcome and timeliness. */
    public static Measure resolved(Outcome outcome, Timeliness timeliness) {
        return RESOLVED[outcome.ordinal()][timeliness.ordinal()];
    }

    /** The dossiers standing in this status; {@link Status#UNKNOWN} is not counted. */
    public static Measure in(Status status) {
        return IN[status.ordinal() - 1];
    }

    /** The anomalies of this kind. */
    public static Measure of(Anomaly.Kind kind) {
        return ALL.get(RESOLVED_BEFORE_ACCEPTED.ordinal() + kind.ordinal());
    }

    /** Below {@link HandlingTime#FIRST_CODE}. */
    public int code() {
        return ordinal();
    }
}
