package org.dossierstats.ingest.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.publish.IngestMeters;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.monitor.Health;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what an application writes to its outbox table. Every committed row gets to dossier-events at least once, however often
 * this or the database or Kafka is cut off; events are counted once. Of several relays of a table one works, the others stand by.
 *
 * <p>Thread safety: one thread works ({@link #run} or {@link #drain}); any may close.
 */
public final class Relay implements Health, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(1);
    private static final Duration ENDLESS = Duration.ofDays(365_000);
    private static final Duration STAND_BY = Duration.ofSeconds(1);
    private static final int LONGEST_BACKOFF_S = 30;
    private static final int CLOSE_LIMIT_S = 28;

    private final Database database;
    private final OutboxTable table;
    private final RelaySettings settings;
    private final Map<String, Object> client;
    private final IngestMeters meters;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Semaphore atWork = new Semaphore(1);
    private volatile @Nullable String obstacle;
    private volatile boolean publishes;

    /** Is told how many of the rows that waited are done. */
    public interface Progress {
        void at(long rowsDone, long rowsTotal);
    }

    /**
     * A relay; it connects when it works.
     *
     * @param client what a Kafka client needs to find and be let into the cluster
     */
    public Relay(Database database, OutboxTable table, RelaySettings settings, Map<String, Object> client) {
        this(database, table, settings, client, new CompositeMeterRegistry());
    }

    /**
     * The same.
     *
     * @param registry where its meters go
     */
    public Relay(
            Database database,
            OutboxTable table,
            RelaySettings settings,
            Map<String, Object> client,
            MeterRegistry registry) {
        this.database = database;
        this.table = table;
        this.settings = settings;
        this.client = new HashMap<>(client);
        this.meters = new IngestMeters(registry);
        Gauge.builder("dossier.stats.relay.publishing", () -> publishes ? 1 : 0)
                .description("Whether this relay publishes: 1, or 0 while it stands by or its database is away")
                .register(registry);
        // An event that is given up could be overtaken by the next one of its dossier; so none ever is.
        this.client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    }

    /**
     * Fails early.
     *
     * @throws RelayException if the database cannot be reached or has no such table
     */
    public void check() {
        try (Outbox outbox = Outbox.open(database, table)) {
            outbox.check();
        } catch (SQLException e) {
            throw RelayException.of(e, database, table);
        }
    }

    /**
     * Publishes what waits, and returns when no more does.
     *
     * @throws RelayException if the database fails, or another relay is at work
     * @throws PublishException if Kafka fails, or does not take a batch within a minute
     */
    public Drained drain(Progress progress) throws InterruptedException {
        atWork.acquire();
        try (Outbox outbox = Outbox.open(database, table)) {
            if (!outbox.lock()) {
                throw new RelayException("another relay is publishing from " + table.name() + " of " + database);
            }
            try (DossierEvents events = DossierEvents.publisher(client);
                    IngestMeters.Following following = meters.follow(events)) {
                return drain(outbox, new Shift(outbox, events, settings, closing), progress);
            }
        } catch (SQLException e) {
            throw RelayException.of(e, database, table);
        } finally {
            atWork.release();
        }
    }

    private Drained drain(Outbox outbox, Shift shift, Progress progress) throws SQLException, InterruptedException {
        long total = outbox.countWaiting();
        Relayed done = Relayed.NOTHING;
        Relayed last;
        do {
            last = shift.next(DRAIN_PATIENCE);
            done = done.plus(last);
            progress.at(done.rows(), Math.max(total, done.rows()));
        } while (last.rows() == settings.batch() && !isClosing());
        Retention retention = new Retention(outbox, settings);
        while (!isClosing() && !retention.piece()) {
            LOG.debug("deleted {} rows", settings.batch());
        }
        return new Drained(done.published(), done.refused(), outbox.countRefused());
    }

    /** Works until it is closed; waits for a database or a Kafka that has gone away. */
    public void run() throws InterruptedException {
        atWork.acquire();
        try {
            RelayLog log = new RelayLog(table);
            for (int failures = 0; !isClosing(); failures++) {
                long before = log.batches();
                try (Outbox outbox = Outbox.open(database, table)) {
                    work(outbox, log);
                } catch (SQLException e) {
                    failures = log.batches() > before ? 0 : failures;
                    obstacle = "the database cannot be used; the log says why";
                    backOff(RelayException.of(e, database, table), failures);
                } catch (PublishException e) {
                    failures = log.batches() > before ? 0 : failures;
                    obstacle = "Kafka does not take the events; the log says why";
                    backOff(e, failures);
                }
            }
        } finally {
            atWork.release();
        }
    }

    private void work(Outbox outbox, RelayLog log) throws SQLException, InterruptedException {
        if (!standBy(outbox)) {
            return;
        }
        try (DossierEvents events = DossierEvents.publisher(client);
                IngestMeters.Following following = meters.follow(events)) {
            publishes = true;
            log.begins(database, outbox.countRefused());
            Shift shift = new Shift(outbox, events, settings, closing);
            Retention retention = new Retention(outbox, settings);
            while (!isClosing()) {
                Relayed batch = shift.next(ENDLESS);
                log.add(batch);
                obstacle = null;
                if (retention.piece() && batch.rows() < settings.batch()) {
                    pause(settings.poll());
                }
            }
        } finally {
            publishes = false;
        }
        log.ends();
    }

    /** Until nobody else has the lock; false if it is to end before. */
    private boolean standBy(Outbox outbox) throws SQLException, InterruptedException {
        boolean told = false;
        while (!isClosing()) {
            if (outbox.lock()) {
                return true;
            }
            obstacle = null;
            if (!told) {
                LOG.info("another relay is publishing from {} of {}; standing by", table.name(), database);
                told = true;
            }
            pause(STAND_BY);
        }
        return false;
    }

    private void backOff(RuntimeException cause, int failures) throws InterruptedException {
        if (isClosing()) {
            LOG.warn("stopped while it did not work: {}", RelayException.oneLine(cause));
            return;
        }
        int seconds = Math.min(LONGEST_BACKOFF_S, 1 << Math.min(failures, 5));
        LOG.warn("{}; trying again in {} s", RelayException.oneLine(cause), seconds);
        pause(Duration.ofSeconds(seconds));
    }

    @Override
    public List<String> unready() {
        String known = obstacle;
        return known == null ? List.of() : List.of(known);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Shorter if it is to end. */
    private void pause(Duration length) throws InterruptedException {
        if (closing.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("woken to end");
        }
    }

    /** Lets it finish the batch it has in hand, and waits for that. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (atWork.tryAcquire(CLOSE_LIMIT_S, TimeUnit.SECONDS)) {
                atWork.release();
            } else {
                LOG.warn("the batch in hand was not finished within {} s; it will be published again", CLOSE_LIMIT_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
