package org.dossierstats.streams;

import org.dossierstats.wire.LedgerFormat.Place;
import org.jspecify.annotations.Nullable;

/** Where a task that begins finds what was counted before it. */
@FunctionalInterface
interface PublishedCounts {
    /** There are none: every task counts its ledger anew. */
    PublishedCounts NONE = (partition, place) -> null;

    /**
     * The counts of a partition if they are whole, and those its ledger comes to at this place; null if not.
     *
     * @throws IllegalStateException if the ledger is not whole: it is to be restored again
     */
    @Nullable
    StandingCounts take(int partition, Place place);

    /** This partition may come to be counted here. */
    default void follow(int partition) {}

    /** It will not be counted here after all, or is counted anew. */
    default void forget(int partition) {}
}
