package org.dossierstats.streams;

import java.util.Locale;
import org.dossierstats.counts.Checksum;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.Position;
import org.dossierstats.wire.LedgerFormat.Place;
import org.dossierstats.wire.PartitionView;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a partition as they stand published, for a task that goes on from there.
 *
 * @param counts are the task's from now on
 */
record StandingCounts(Position position, DossierCounts counts) {
    /**
     * Those of a view that is to read no more; null if they are not whole at this place.
     *
     * @throws IllegalStateException if they have come further than the ledger from which they were made: part of what was committed is
     *     not in it, and to count from it would lose events
     */
    static @Nullable StandingCounts of(PartitionView view, Place place) {
        Position position = view.position();
        if (position == null) {
            return null;
        }
        if (position.epoch() == place.epoch() && position.nextOffset() > place.nextOffset()) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "the ledger of partition %d is whole up to offset %d only, and its counts are published up to %d;"
                            + " started again, it is completed from Kafka",
                    position.partition(),
                    place.nextOffset(),
                    position.nextOffset()));
        }
        return isAt(view, place) ? new StandingCounts(position, view.takeAll()) : null;
    }

    /** Whether a view has come to this place and no further. */
    static boolean isAt(PartitionView view, Place place) {
        Position position = view.position();
        return position != null
                && position.epoch() == place.epoch()
                && position.nextOffset() == place.nextOffset()
                && !view.isMidway();
    }

    /** Whether the ledger comes to these counts, and not to others that somebody wrote in their place. */
    boolean areThoseOf(Place place) {
        return Checksum.of(counts).value() == place.checksum();
    }
}
