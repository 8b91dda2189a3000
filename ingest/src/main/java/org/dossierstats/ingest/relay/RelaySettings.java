package org.dossierstats.ingest.relay;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a relay works.
 *
 * @param batch rows read, published and marked at a time
 * @param poll how long to wait when no row does
 * @param keepDays how long to keep rows that are published: 0 deletes them instead of marking them, nothing keeps them for good
 */
public record RelaySettings(int batch, Duration poll, OptionalInt keepDays) {
    /** At most: of rows of the greatest length they take 600 MB. */
    private static final int MOST_ROWS = 10_000;

    private static final int MOST_DAYS = 36_500;

    public RelaySettings {
        require(batch >= 1 && batch <= MOST_ROWS, "a batch has 1 to " + MOST_ROWS + " rows, not " + batch);
        require(
                poll.toMillis() >= 10 && poll.compareTo(Duration.ofHours(1)) <= 0,
                "the outbox is looked at every 10 ms to every hour, not every " + poll.toMillis() + " ms");
        require(
                keepDays.orElse(0) >= 0 && keepDays.orElse(0) <= MOST_DAYS,
                "rows are kept 0 to " + MOST_DAYS + " days, not " + keepDays.orElse(0));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    boolean deletesAtOnce() {
        return keepDays.orElse(1) == 0;
    }
}
