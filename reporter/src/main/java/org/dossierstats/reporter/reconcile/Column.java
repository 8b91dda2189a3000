package org.dossierstats.reporter.reconcile;

import java.util.Set;
import java.util.stream.Stream;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Timeliness;
import org.dossierstats.period.Figures;
import org.jspecify.annotations.Nullable;

/** A column that a report can have, with the names it goes by: of the JSON contract, of form II.06, of the FOIA report. */
public enum Column {
    RECEIVED("received.total", "3 recvTotal"),
    CARRIED_IN("received.carriedIn", "6 carriedIn pendingAtStart"),
    IN_PERIOD("received.inPeriod", "received"),
    ONLINE("received.ONLINE", "4 recvOnline"),
    OTHERWISE("received.otherwise", "5 recvOffline"),
    RESOLVED("resolved.total", "7 doneTotal processed"),
    EARLY("resolved.early", "8 doneEarly"),
    ON_TIME("resolved.onTime", "9 doneOnTime"),
    LATE("resolved.late", "10 doneLate"),
    RESOLVED_NO_DUE_DATE("resolved.noDueDate", ""),
    PENDING("pending.total", "11 openTotal pendingAtEnd"),
    IN_TIME("pending.inTime", "12 openInTime"),
    OVERDUE("pending.overdue", "13 openLate backlog"),
    PENDING_NO_DUE_DATE("pending.noDueDate", "");

    private final String wireName;
    private final String others;

    /** @param others names, with a space between them */
    Column(String wireName, String others) {
        this.wireName = wireName;
        this.others = others;
    }

    /** Of any of its names; null if it is none's. */
    static @Nullable Column named(String name) {
        return Stream.of(values())
                .filter(column -> column.wireName.equals(name)
                        || Set.of(column.others.split(" ", -1)).contains(name))
                .filter(column -> !name.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** As the JSON contract names it. */
    public String wireName() {
        return wireName;
    }

    /** What was counted. */
    public long of(Figures row) {
        return switch (this) {
            case RECEIVED -> row.received();
            case CARRIED_IN -> row.carriedIn();
            case IN_PERIOD -> row.receivedInPeriod();
            case ONLINE -> row.received(Channel.ONLINE);
            case OTHERWISE -> row.receivedInPeriod() - row.received(Channel.ONLINE);
            case RESOLVED -> row.resolved();
            case EARLY -> row.resolved(Timeliness.EARLY);
            case ON_TIME -> row.resolved(Timeliness.ON_TIME);
            case LATE -> row.resolved(Timeliness.LATE);
            case RESOLVED_NO_DUE_DATE -> row.resolved(Timeliness.NO_DUE_DATE);
            case PENDING -> row.pending();
            case IN_TIME -> row.pendingInTime();
            case OVERDUE -> row.overdue();
            case PENDING_NO_DUE_DATE -> row.pendingNoDueDate();
        };
    }

    /** A form that has no such column has no such dossiers; any other column that is absent is not known. */
    Range whenAbsent() {
        return this == RESOLVED_NO_DUE_DATE || this == PENDING_NO_DUE_DATE ? Range.ZERO : Range.UNKNOWN;
    }
}
