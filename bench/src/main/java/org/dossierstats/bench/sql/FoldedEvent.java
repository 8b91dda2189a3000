package org.dossierstats.bench.sql;

import java.util.EnumSet;
import java.util.Set;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.dossierstats.dossier.Rules;
import org.jspecify.annotations.Nullable;

/**
 * An event as a database is given it: with its local day reckoned already, and in one of the few kinds that change a figure. That takes
 * work off the databases.
 *
 * @param day days since 1970 when it happened, in the zone of the rules
 * @param due days since 1970; null if it names none
 */
public record FoldedEvent(
        EventId id,
        String dossier,
        Kind kind,
        int day,
        Amendment given,
        @Nullable Integer due) {
    /** Ordinals are what stands in the databases. */
    public enum Kind {
        ACCEPTED,
        /** The clock stops. */
        RESTED,
        /** The clock runs again. */
        RESUMED,
        /** Another due date. */
        EXTENDED,
        CLOSED,
        /** Of no figure that is asked for. */
        OTHER;

        /** In SQL. */
        int code() {
            return ordinal();
        }
    }

    private static final Set<EventType> RESTS =
            EnumSet.of(EventType.SUPPLEMENT_REQUESTED, EventType.PAYMENT_REQUESTED, EventType.SUSPENDED);
    private static final Set<EventType> RESUMES =
            EnumSet.of(EventType.SUPPLEMENT_RECEIVED, EventType.PAYMENT_RECEIVED, EventType.RESUMED);
    private static final Set<EventType> CLOSES =
            EnumSet.of(EventType.COMPLETED, EventType.RETURNED, EventType.WITHDRAWN, EventType.STOPPED);

    public static FoldedEvent of(Event event, Rules rules) {
        Due due = event.change().due();
        return new FoldedEvent(
                event.id(),
                event.dossier(),
                kind(event.type()),
                rules.day(event.time()),
                event.change().given(),
                due == null ? null : rules.day(due));
    }

    private static Kind kind(EventType type) {
        if (type == EventType.ACCEPTED) {
            return Kind.ACCEPTED;
        }
        if (RESTS.contains(type)) {
            return Kind.RESTED;
        }
        if (RESUMES.contains(type)) {
            return Kind.RESUMED;
        }
        if (CLOSES.contains(type)) {
            return Kind.CLOSED;
        }
        return type == EventType.EXTENDED ? Kind.EXTENDED : Kind.OTHER;
    }
}
