package org.dossierstats.streams;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dossierstats.wire.AttributesPool;
import org.dossierstats.wire.CountsFormat;
import org.dossierstats.wire.LedgerFormat.Place;
import org.dossierstats.wire.PartitionView;
import org.jspecify.annotations.Nullable;

/** What is published of a partition, read along from its beginning, and whether there is more of it. Not thread-safe. */
final class FollowedPartition {
    /** Everything there is was read, and was not what the ledger says: the end of a transaction comes to each partition by itself. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Kafka gives nothing at all. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PartitionView view = new PartitionView();
    private long gotNanos = System.nanoTime();

    /** Since when nothing more has been there; 0 while there is more. */
    private long endNanos;

    /**
     * What came next, if anything.
     *
     * @param lag how many offsets of what is committed are still to come, if that is known
     * @throws IllegalArgumentException if these are no counts
     */
    void read(List<ConsumerRecord<byte[], byte[]>> records, AttributesPool pool, OptionalLong lag) {
        records.forEach(each -> view.read(CountsFormat.read(each.key(), each.value(), pool)));
        long now = System.nanoTime();
        if (!records.isEmpty()) {
            gotNanos = now;
        }
        if (lag.isEmpty() || lag.getAsLong() > 0) {
            endNanos = 0;
        } else if (endNanos == 0) {
            endNanos = now;
        }
    }

    /** Whether it has come to what the ledger says of it. */
    boolean isAt(Place place) {
        return StandingCounts.isAt(view, place);
    }

    /** Whether there is no hope of more for whoever has waited since then. */
    boolean hasNoMore(long sinceNanos) {
        long now = System.nanoTime();
        return endNanos == 0
                ? now - Math.max(gotNanos, sinceNanos) > SILENCE_NANOS
                : now - Math.max(endNanos, sinceNanos) > GRACE_NANOS;
    }

    /** The counts, if they are those of this place; it is to read no more. */
    @Nullable
    StandingCounts take(Place place) {
        return StandingCounts.of(view, place);
    }
}
