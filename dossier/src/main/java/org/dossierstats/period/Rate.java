package org.dossierstats.period;

import java.util.List;
import java.util.function.ToLongFunction;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Outcome;
import org.dossierstats.dossier.Timeliness;

/**
 * A share that reports give, with its denominator named: most are told of several denominators, and a share without its own says
 * nothing. A share of nothing has no value.
 *
 * @param wireName as a summary in JSON names it, such as {@code resolvedInTime}
 * @param part what is divided
 * @param of what it is a share of
 */
public record Rate(String wireName, Term part, Term of) {
    private static final Term ONLINE = new Term("received.ONLINE", row -> row.received(Channel.ONLINE));
    private static final Term RECEIVED = new Term("received.inPeriod", Figures::receivedInPeriod);
    private static final Term RESOLVED = new Term("resolved.total", Figures::resolved);
    private static final Term RESOLVED_IN_TIME = new Term("resolved.early + resolved.onTime", Rate::resolvedInTime);

    /** What was to be handled, without what other agencies took over. */
    private static final Term TO_HANDLE =
            new Term("resolved.total + pending.total", row -> row.resolved() + row.pending());

    private static final List<Rate> ALL = List.of(
            new Rate("online", ONLINE, RECEIVED),
            new Rate("inPerson", channel(Channel.IN_PERSON), RECEIVED),
            new Rate("postal", channel(Channel.POSTAL), RECEIVED),
            new Rate("onlineOfAll", ONLINE, TO_HANDLE),
            new Rate("completion", RESOLVED, TO_HANDLE),
            new Rate("resolvedInTime", RESOLVED_IN_TIME, RESOLVED),
            new Rate("resolvedLate", new Term("resolved.late", row -> row.resolved(Timeliness.LATE)), RESOLVED),
            new Rate(
                    "inTimeOfAll",
                    new Term(
                            "resolved.early + resolved.onTime + pending.inTime",
                            row -> resolvedInTime(row) + row.pendingInTime()),
                    TO_HANDLE),
            new Rate(
                    "lateOfAll",
                    new Term("resolved.late + pending.overdue", row -> row.resolved(Timeliness.LATE) + row.overdue()),
                    TO_HANDLE),
            // Indicator 2.1 of QĐ 766/QĐ-TTg: what was withdrawn was not late.
            new Rate(
                    "handledInTime",
                    new Term(
                            "resolved early or on time + withdrawn late or without due date + pending.inTime",
                            row -> resolvedInTime(row)
                                    + row.resolved(Outcome.WITHDRAWN, Timeliness.LATE)
                                    + row.resolved(Outcome.WITHDRAWN, Timeliness.NO_DUE_DATE)
                                    + row.pendingInTime()),
                    TO_HANDLE));

    /** A number of dossiers, and what it is of by the names of the figures, such as {@code received.inPeriod}. */
    public record Term(String name, ToLongFunction<Figures> figure) {
        public long of(Figures row) {
            return figure.applyAsLong(row);
        }
    }

    /** All, in the order they are told. */
    public static List<Rate> all() {
        return ALL;
    }

    private static Term channel(Channel channel) {
        return new Term("received." + channel, row -> row.received(channel));
    }

    private static long resolvedInTime(Figures row) {
        return row.resolved(Timeliness.EARLY) + row.resolved(Timeliness.ON_TIME);
    }
}
