package org.dossierstats.reporter.form;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Outcome;
import org.dossierstats.dossier.Timeliness;
import org.dossierstats.period.Figures;
import org.dossierstats.reporter.form.Policies.Closed;
import org.dossierstats.reporter.form.Policies.NoDueDate;
import org.dossierstats.reporter.form.Policies.Transferred;
import org.dossierstats.reporter.form.Policies.Waiting;

/** The figures that the columns of a form can have, by the names of the JSON contract, under the policies of the form. */
final class Measured {
    private final Policies policies;
    private final Map<String, ToLongFunction<Subject>> figures = new TreeMap<>();

    Measured(Policies policies) {
        this.policies = policies;
        received();
        resolved();
        pending();
        put("refused", Figures::refused);
        put("waiting", Figures::waiting);
        put("handled.received", Figures::handledOfReceived);
        put("handlingSeconds.received", Figures::handlingSecondsOfReceived);
        if (policies.transferred() == Transferred.SEPARATE) {
            put("transferred.in", Figures::transferredIn);
            put("transferred.out", Figures::transferredOut);
        }
    }

    /** By name; what the policies leave no room for is not among them. */
    Map<String, ToLongFunction<Subject>> figures() {
        return figures;
    }

    private void put(String name, ToLongFunction<Figures> figure) {
        figures.put(name, row -> figure.applyAsLong(row.figures()));
    }

    private void received() {
        put("received.total", row -> row.received() + moved(row));
        put("received.inPeriod", row -> row.receivedInPeriod() + moved(row));
        put("received.accepted", Figures::receivedInPeriod);
        put("received.carriedIn", Figures::carriedIn);
        for (Channel channel : Channel.values()) {
            put("received." + channel.name(), row -> row.received(channel));
        }
    }

    private long moved(Figures row) {
        return policies.transferred() == Transferred.RECEIVED ? row.transferredIn() - row.transferredOut() : 0;
    }

    private void resolved() {
        put("resolved.total", Figures::resolved);
        put("resolved.early", row -> resolved(row, Timeliness.EARLY));
        put("resolved.onTime", row -> resolved(row, Timeliness.ON_TIME));
        put("resolved.late", row -> resolved(row, Timeliness.LATE));
        if (policies.noDueDate() == NoDueDate.SEPARATE) {
            put("resolved.noDueDate", row -> byDate(row, Timeliness.NO_DUE_DATE));
        }
        if (policies.withdrawn() == Closed.SEPARATE) {
            put("resolved.withdrawn", row -> row.resolved(Outcome.WITHDRAWN));
        }
        if (policies.stopped() == Closed.SEPARATE) {
            put("resolved.stopped", row -> row.resolved(Outcome.STOPPED));
        }
    }

    private long resolved(Figures row, Timeliness timeliness) {
        long sum = byDate(row, timeliness);
        boolean takesUndated = (timeliness == Timeliness.EARLY && policies.noDueDate() == NoDueDate.EARLY)
                || (timeliness == Timeliness.ON_TIME && policies.noDueDate() == NoDueDate.ON_TIME);
        if (takesUndated) {
            sum += byDate(row, Timeliness.NO_DUE_DATE);
        }
        if (timeliness == Timeliness.ON_TIME) {
            sum += policies.withdrawn() == Closed.ON_TIME ? row.resolved(Outcome.WITHDRAWN) : 0;
            sum += policies.stopped() == Closed.ON_TIME ? row.resolved(Outcome.STOPPED) : 0;
        }
        return sum;
    }

    /** The closings that their own day judges. */
    private long byDate(Figures row, Timeliness timeliness) {
        long sum = row.resolved(Outcome.COMPLETED, timeliness);
        sum += policies.withdrawn() == Closed.BY_DATE ? row.resolved(Outcome.WITHDRAWN, timeliness) : 0;
        sum += policies.stopped() == Closed.BY_DATE ? row.resolved(Outcome.STOPPED, timeliness) : 0;
        return sum;
    }

    private void pending() {
        put("pending.total", Figures::pending);
        put("pending.overdue", Figures::overdue);
        put("pending.inTime", this::pendingInTime);
        if (policies.noDueDate() == NoDueDate.SEPARATE) {
            put("pending.noDueDate", Figures::pendingNoDueDate);
        }
        if (policies.waiting() == Waiting.SEPARATE) {
            put("pending.paused", Figures::paused);
        }
    }

    private long pendingInTime(Figures row) {
        long inTime = row.pending() - row.overdue();
        inTime -= policies.noDueDate() == NoDueDate.SEPARATE ? row.pendingNoDueDate() : 0;
        inTime -= policies.waiting() == Waiting.SEPARATE ? row.paused() : 0;
        return inTime;
    }
}
