package org.dossierstats.dossier;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which events make sense in which status: the moves one-stop offices make, after the national status list. */
final class Transitions {
    private static final Set<EventType> HANDLING = EnumSet.of(
            EventType.FORWARDED,
            EventType.SUPPLEMENT_REQUESTED,
            EventType.PAYMENT_REQUESTED,
            EventType.SUSPENDED,
            EventType.EXTENDED,
            EventType.WITHDRAWN,
            EventType.STOPPED,
            EventType.COMPLETED,
            EventType.RETURNED);
    private static final Map<Status, Set<EventType>> SENSIBLE = new EnumMap<>(Map.of(
            Status.UNKNOWN,
            EnumSet.of(EventType.SUBMITTED, EventType.ACCEPTED, EventType.REFUSED),
            Status.SUBMITTED,
            EnumSet.of(
                    EventType.ACCEPTED,
                    EventType.REFUSED,
                    EventType.SUPPLEMENT_REQUESTED,
                    EventType.SUPPLEMENT_RECEIVED,
                    EventType.PAYMENT_REQUESTED,
                    EventType.PAYMENT_RECEIVED,
                    EventType.WITHDRAWN),
            Status.ACCEPTED,
            HANDLING,
            Status.IN_PROCESS,
            HANDLING,
            Status.SUPPLEMENT_REQUESTED,
            waiting(EventType.SUPPLEMENT_RECEIVED, EventType.REFUSED),
            Status.PAYMENT_REQUESTED,
            waiting(EventType.PAYMENT_RECEIVED),
            Status.SUSPENDED,
            waiting(EventType.RESUMED),
            Status.COMPLETED,
            EnumSet.of(EventType.RETURNED, EventType.REOPENED),
            Status.RETURNED,
            EnumSet.of(EventType.REOPENED)));

    static {
        SENSIBLE.put(Status.WITHDRAWN, EnumSet.of(EventType.REOPENED));
        SENSIBLE.put(Status.STOPPED, EnumSet.of(EventType.REOPENED));
    }

    private Transitions() {}

    private static Set<EventType> waiting(EventType... ends) {
        EnumSet<EventType> types =
                EnumSet.of(EventType.FORWARDED, EventType.EXTENDED, EventType.WITHDRAWN, EventType.STOPPED);
        Collections.addAll(types, ends);
        return types;
    }

    static boolean makesSense(EventType type, Status status) {
        return SENSIBLE.getOrDefault(status, Set.of()).contains(type);
    }
}
