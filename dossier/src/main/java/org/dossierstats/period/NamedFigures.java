package org.dossierstats.period;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Outcome;
import org.dossierstats.dossier.Status;
import org.dossierstats.dossier.Timeliness;
import org.jspecify.annotations.Nullable;

/** The figures of a row by the names that a summary in JSON has for them, such as {@code resolved.late}. */
public final class NamedFigures {
    private static final SortedMap<String, ToLongFunction<Figures>> ALL = all();
    private static final SortedMap<String, ToLongFunction<Figures>> WITH_STATUSES = statuses();

    private NamedFigures() {}

    /** By name. */
    public static SortedMap<String, ToLongFunction<Figures>> byName() {
        return ALL;
    }

    /** One of them; 0 if there is no row. */
    public static long of(String name, @Nullable Figures row) {
        return row == null ? 0 : Objects.requireNonNull(ALL.get(name), name).applyAsLong(row);
    }

    /**
     * The same, and where dossiers stand at the end of the period, such as {@code status.IN_PROCESS}: of each {@link Status} that is
     * counted. These are in no summary.
     */
    public static SortedMap<String, ToLongFunction<Figures>> withStatuses() {
        return WITH_STATUSES;
    }

    /** Of a name, also of a status, which may be written resolvedLate too; null if there is none. */
    public static @Nullable String name(String given) {
        for (String name : WITH_STATUSES.keySet()) {
            if (name.equals(given) || joined(name).equals(given)) {
                return name;
            }
        }
        return null;
    }

    private static String joined(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? name
                : name.substring(0, dot) + Character.toUpperCase(name.charAt(dot + 1)) + name.substring(dot + 2);
    }

    private static SortedMap<String, ToLongFunction<Figures>> statuses() {
        SortedMap<String, ToLongFunction<Figures>> all = new TreeMap<>(ALL);
        for (Status status : Status.values()) {
            if (status != Status.UNKNOWN) {
                all.put("status." + status, row -> row.standing(status));
            }
        }
        return Collections.unmodifiableSortedMap(all);
    }

    private static SortedMap<String, ToLongFunction<Figures>> all() {
        SortedMap<String, ToLongFunction<Figures>> all = new TreeMap<>();
        all.put("received.total", Figures::received);
        all.put("received.inPeriod", Figures::receivedInPeriod);
        all.put("received.carriedIn", Figures::carriedIn);
        for (Channel channel : Channel.values()) {
            all.put("received." + channel.name(), row -> row.received(channel));
        }
        all.put("resolved.total", Figures::resolved);
        all.put("resolved.early", row -> row.resolved(Timeliness.EARLY));
        all.put("resolved.onTime", row -> row.resolved(Timeliness.ON_TIME));
        all.put("resolved.late", row -> row.resolved(Timeliness.LATE));
        all.put("resolved.noDueDate", row -> row.resolved(Timeliness.NO_DUE_DATE));
        all.put("resolved.completed", row -> row.resolved(Outcome.COMPLETED));
        all.put("resolved.withdrawn", row -> row.resolved(Outcome.WITHDRAWN));
        all.put("resolved.stopped", row -> row.resolved(Outcome.STOPPED));
        all.put("resolved.reopened", Figures::reopened);
        all.put("pending.total", Figures::pending);
        all.put("pending.inTime", Figures::pendingInTime);
        all.put("pending.overdue", Figures::overdue);
        all.put("pending.noDueDate", Figures::pendingNoDueDate);
        all.put("pending.paused", Figures::paused);
        all.put("transferredIn", Figures::transferredIn);
        all.put("transferredOut", Figures::transferredOut);
        all.put("refused", Figures::refused);
        all.put("waiting", Figures::waiting);
        return Collections.unmodifiableSortedMap(all);
    }
}
