package org.dossierstats.ingest.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Deletes what was published long enough ago, every hour, a piece at a time so that publishing does not wait for it. */
final class Retention {
    private static final long INTERVAL_NANOS = Duration.ofHours(1).toNanos();

    private final Outbox outbox;
    private final RelaySettings settings;
    private long lastNanos = System.nanoTime() - INTERVAL_NANOS;

    Retention(Outbox outbox, RelaySettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    /** Whether it is done for this time. */
    boolean piece() throws SQLException {
        if (settings.keepDays().isEmpty() || System.nanoTime() - lastNanos < INTERVAL_NANOS) {
            return true;
        }
        List<Long> rows = outbox.publishedBefore(settings.keepDays().getAsInt(), settings.batch());
        outbox.delete(rows);
        if (rows.size() < settings.batch()) {
            lastNanos = System.nanoTime();
            return true;
        }
        return false;
    }
}
