package org.dossierstats.ingest.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.Decoded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of a relay from taking the lock until the database or Kafka fails, batch by batch: read what waits, publish it, wait until
 * Kafka has it for good, mark it. If that is cut off anywhere, the rows are still waiting, and are published again.
 *
 * <p>A batch is handed to Kafka in the order of the rows and up to its end, or not marked at all. So whoever publishes a row has
 * published all that stood before it and waited: even two at work at the same time would let every dossier's events appear in order.
 */
final class Shift {
    private static final Logger LOG = LoggerFactory.getLogger(Shift.class);
    private static final int TOLD_ROWS = 10;
    private static final int TELL_EVERY_S = 30;

    /** When told to end, Kafka is given so long to take what it has been handed. */
    private static final int LAST_WAIT_S = 5;

    private final Outbox outbox;
    private final DossierEvents events;
    private final RelaySettings settings;
    private final CountDownLatch closing;

    /** @param closing at zero when the shift is to end soon */
    Shift(Outbox outbox, DossierEvents events, RelaySettings settings, CountDownLatch closing) {
        this.outbox = outbox;
        this.events = events;
        this.settings = settings;
        this.closing = closing;
    }

    /**
     * The next batch, if rows are waiting.
     *
     * @param patience how long Kafka may take for it
     * @throws PublishException if it takes longer, or refuses
     */
    Relayed next(Duration patience) throws SQLException, InterruptedException {
        List<Long> published = new ArrayList<>();
        List<Event> valid = new ArrayList<>();
        Map<String, List<Long>> refused = new TreeMap<>();
        long begun = System.nanoTime();
        List<Row> rows = outbox.waiting(settings.batch());
        long read = System.nanoTime();
        for (Row row : rows) {
            if (row.decoded() instanceof Decoded.Valid one) {
                valid.add(one.event());
                published.add(row.seq());
            } else if (row.decoded() instanceof Decoded.Refused one) {
                events.outcomes().refused(one.reason());
                refused.computeIfAbsent(one.reason() + ": " + one.detail(), absent -> new ArrayList<>())
                        .add(row.seq());
            }
        }
        long refusals = refuse(refused);
        publish(valid, patience);
        long acknowledged = System.nanoTime();
        mark(published);
        if (!rows.isEmpty()) {
            LOG.debug(
                    "{} rows: read in {} ms, published in {} ms, marked in {} ms",
                    rows.size(),
                    TimeUnit.NANOSECONDS.toMillis(read - begun),
                    TimeUnit.NANOSECONDS.toMillis(acknowledged - read),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - acknowledged));
        }
        return new Relayed(published.size(), refusals);
    }

    private void mark(List<Long> published) throws SQLException {
        if (settings.deletesAtOnce()) {
            outbox.delete(published);
        } else {
            outbox.markPublished(published);
        }
    }

    private long refuse(Map<String, List<Long>> refused) throws SQLException {
        long refusals = 0;
        for (Map.Entry<String, List<Long>> reason : refused.entrySet()) {
            List<Long> rows = reason.getValue();
            outbox.markRefused(reason.getKey(), rows);
            refusals += rows.size();
            LOG.warn(
                    "{} rows are not valid events and were refused: {}; seq={}{}",
                    rows.size(),
                    reason.getKey(),
                    rows.subList(0, Math.min(rows.size(), TOLD_ROWS)),
                    rows.size() > TOLD_ROWS ? " and more" : "");
        }
        return refusals;
    }

    private void publish(List<Event> valid, Duration patience) throws InterruptedException {
        List<CompletableFuture<Void>> sent = new ArrayList<>(valid.size());
        for (Event event : valid) {
            CompletableFuture<Void> one = events.publish(event);
            sent.add(one);
            if (one.isCompletedExceptionally()) {
                // What comes after it must not get there before it.
                break;
            }
        }
        await(sent, patience);
    }

    private void await(List<CompletableFuture<Void>> sent, Duration patience) throws InterruptedException {
        CompletableFuture<Void> all = sent.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .findAny()
                .orElseGet(() -> CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)));
        for (int seconds = 1; ; seconds++) {
            try {
                all.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                if (seconds >= patienceLeft(patience)) {
                    throw new PublishException(
                            "Kafka has not taken " + sent.size() + " events within " + seconds
                                    + " s; they wait in the outbox as before",
                            e);
                }
                if (seconds % TELL_EVERY_S == 0) {
                    LOG.warn(
                            "Kafka has not taken {} events for {} s; they are sent until it does",
                            sent.size(),
                            seconds);
                }
            } catch (ExecutionException e) {
                throw new PublishException(RelayException.oneLine(e), e.getCause());
            }
        }
    }

    private long patienceLeft(Duration patience) {
        return closing.getCount() == 0 ? LAST_WAIT_S : patience.toSeconds();
    }
}
