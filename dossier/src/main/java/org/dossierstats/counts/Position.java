package org.dossierstats.counts;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How far the counts of a partition have come: they are exactly those of the events before {@code nextOffset}.
 *
 * @param epoch grows each time counts are made anew from the ledger; cells of earlier epochs are void
 * @param newestEvent the latest time of an event counted, null while there is none
 * @param rulesId {@link org.dossierstats.dossier.Rules#id}
 * @param zone of these rules; null if an earlier version counted, which did not say it, or not who sent the events
 */
public record Position(
        int partition,
        long epoch,
        long nextOffset,
        @Nullable Instant newestEvent,
        String rulesId,
        @Nullable ZoneId zone) {}
