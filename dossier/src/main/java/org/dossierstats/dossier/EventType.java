package org.dossierstats.dossier;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a dossier. The order of the constants decides between events of the same instant, and their ordinals stand in
 * the ledger: append, never reorder.
 */
public enum EventType {
    SUBMITTED(false),
    ACCEPTED(false),
    REFUSED(false),
    FORWARDED(true),
    SUPPLEMENT_REQUESTED(false),
    SUPPLEMENT_RECEIVED(false),
    PAYMENT_REQUESTED(false),
    PAYMENT_RECEIVED(false),
    SUSPENDED(true),
    RESUMED(true),
    EXTENDED(true),
    WITHDRAWN(true),
    STOPPED(true),
    COMPLETED(true),
    RETURNED(true),
    REOPENED(true),
    CORRECTED(false),
    VOIDED(false);

    private static final Map<String, EventType> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final boolean followsAcceptance;
    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    EventType(boolean followsAcceptance) {
        this.followsAcceptance = followsAcceptance;
    }

    /** The name in events and mapping files: lower case with hyphens, without the prefix {@code dossier.}. */
    public String wireName() {
        return wireName;
    }

    /** Makes sense only after the acceptance: dated before it, it takes effect with it. */
    boolean followsAcceptance() {
        return followsAcceptance;
    }

    /** Ends the handling. */
    boolean closes() {
        return switch (this) {
            case WITHDRAWN, STOPPED, COMPLETED, RETURNED -> true;
            case SUBMITTED,
                    ACCEPTED,
                    REFUSED,
                    FORWARDED,
                    SUPPLEMENT_REQUESTED,
                    SUPPLEMENT_RECEIVED,
                    PAYMENT_REQUESTED,
                    PAYMENT_RECEIVED,
                    SUSPENDED,
                    RESUMED,
                    EXTENDED,
                    REOPENED,
                    CORRECTED,
                    VOIDED -> false;
        };
    }

    /** Ends a wait of its own kind. */
    boolean endsWait() {
        return this == SUPPLEMENT_RECEIVED || this == PAYMENT_RECEIVED || this == RESUMED;
    }

    /** The type of this {@link #wireName}, or null. */
    public static @Nullable EventType named(String wireName) {
        return BY_NAME.get(wireName);
    }
}
