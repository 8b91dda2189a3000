package org.dossierstats.ingest.relay;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a relay tells of its work in a quiet week: that it has begun, that it publishes, and how much. */
final class RelayLog {
    private static final Logger LOG = LoggerFactory.getLogger(RelayLog.class);
    private static final long INTERVAL_NANOS = Duration.ofMinutes(10).toNanos();

    private final OutboxTable table;
    private Relayed untold = Relayed.NOTHING;
    private Relayed total = Relayed.NOTHING;
    private long batches;
    private long lastNanos = System.nanoTime() - INTERVAL_NANOS;

    RelayLog(OutboxTable table) {
        this.table = table;
    }

    /** The lock is taken. */
    void begins(Database database, long refusedInAll) {
        LOG.info("publishing from {} of {}", table.name(), database);
        if (refusedInAll > 0) {
            LOG.warn(
                    "{} rows of {} were refused and wait to be mended: see refused_reason", refusedInAll, table.name());
        }
    }

    /** The first at once, so that one sees it work. */
    void add(Relayed batch) {
        batches++;
        untold = untold.plus(batch);
        if (untold.rows() > 0 && System.nanoTime() - lastNanos >= INTERVAL_NANOS) {
            tell();
        }
    }

    void ends() {
        if (untold.rows() > 0) {
            tell();
        }
    }

    private void tell() {
        total = total.plus(untold);
        LOG.info(
                "published {} events from {} ({} since the start), refused {} rows ({})",
                untold.published(),
                table.name(),
                total.published(),
                untold.refused(),
                total.refused());
        untold = Relayed.NOTHING;
        lastNanos = System.nanoTime();
    }

    /** How often the database and Kafka have done what they were asked. */
    long batches() {
        return batches;
    }
}
