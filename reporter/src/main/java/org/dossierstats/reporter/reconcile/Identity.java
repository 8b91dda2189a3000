package org.dossierstats.reporter.reconcile;

import java.util.List;

/**
 * An equation that must hold between the columns of a report.
 *
 * @param parts what adds up to the total
 */
record Identity(Column total, List<Column> parts) {
    static final Identity BALANCE = new Identity(Column.RECEIVED, List.of(Column.RESOLVED, Column.PENDING));

    static final List<Identity> ALL = List.of(
            new Identity(Column.RECEIVED, List.of(Column.CARRIED_IN, Column.IN_PERIOD)),
            new Identity(Column.IN_PERIOD, List.of(Column.ONLINE, Column.OTHERWISE)),
            new Identity(
                    Column.RESOLVED, List.of(Column.EARLY, Column.ON_TIME, Column.LATE, Column.RESOLVED_NO_DUE_DATE)),
            new Identity(Column.PENDING, List.of(Column.IN_TIME, Column.OVERDUE, Column.PENDING_NO_DUE_DATE)),
            BALANCE);
}
