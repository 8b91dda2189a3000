package org.dossierstats.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.dossierstats.counts.Position;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.LedgerEntry;
import org.dossierstats.dossier.Rules;
import org.dossierstats.monitor.PartitionMeters;
import org.dossierstats.rollup.Coarse;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.LedgerFormat.Place;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events of one partition: each goes into the ledger, and the counts change by what that changed. What is read waits until
 * something is published or committed, so that a dossier of which several events have come is read, folded and written once. On start it
 * goes on with the counts that stand published if they are those the ledger comes to; else they are built anew from the ledger and
 * published whole under a new epoch. Either way they cannot drift from it.
 *
 * <p>Thread safety: a task's records and punctuations run on one thread, and every output, ledger change and input offset between two
 * commits belongs to one transaction.
 */
final class Tally implements Processor<byte[], byte[], Object, Object> {
    /** How often what changed is published and committed. */
    static final Duration PUBLISH_INTERVAL = Duration.ofMillis(100);

    /** The same while many events wait: what of a cell changes in between is one record, and commits are fewer. */
    static final Duration CATCHING_UP_INTERVAL = Duration.ofSeconds(5);

    /** No look for so long, though records come: the clock was set back, and looks go by the clock. */
    private static final long LOOK_OVERDUE_MS = 10 * PUBLISH_INTERVAL.toMillis();

    /** Events that came into Kafka longer ago have waited. */
    static final Duration WAITED = Duration.ofSeconds(2);

    /** So many since the last look, and more are to come. */
    static final int MANY = 500;

    /** Bounds a transaction while a large ledger is published anew. */
    private static final int CELLS_A_FLUSH = 20_000;

    private final Rules rules;
    private final @Nullable Coarse coarse;
    private final String terms;
    private final StreamsMeters meters;
    private final BeforeCommit beforeCommit;
    private final PublishedCounts published;
    private Arrivals arrivals = new Arrivals();
    private BeforeCommit.Call counting;
    private PartitionMeters task;
    private ProcessorContext<Object, Object> context;
    private Ledger ledger;
    private PartitionCounts counts;

    /** Everything before this offset was read. */
    private long read;

    /** Something that was read is not counted yet. */
    private boolean waits;

    /** When the oldest event that is not published came into Kafka; 0 if there is none. */
    private long waitingSinceMs;

    /** Records since the last look whether to publish. */
    private int sinceLook;

    /** When it was last looked whether to publish. */
    private long lookedMs;

    /** When the latest record came into Kafka. */
    private long cameMs;

    /** When everything was published last. */
    private long publishedMs;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    Tally(StreamsSettings settings, StreamsMeters meters, BeforeCommit beforeCommit, PublishedCounts published) {
        this.beforeCommit = beforeCommit;
        this.published = published;
        this.rules = settings.rules();
        this.coarse = settings.rolledUp();
        this.terms = settings.terms();
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        task = meters.begin(context.taskId().partition());
        counting = beforeCommit.call(context, this::count);
        arrivals = new Arrivals();
        read = 0;
        waits = false;
        ledger = new Ledger(context.getStateStore(Ledger.STORE));
        begin(ledger.place());
        waitingSinceMs = 0;
        lookedMs = context.currentSystemTimeMs();
        // All tasks at the same moments: a commit is of all that a thread has, and what is published by then need not
        // be counted anew.
        context.schedule(Instant.EPOCH, PUBLISH_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::publishIfDue);
    }

    private void begin(Place place) {
        int partition = context.taskId().partition();
        long begun = System.nanoTime();
        StandingCounts standing = null;
        if (place.terms().equals(terms)) {
            standing = published.take(partition, place);
        } else {
            published.forget(partition);
        }
        if (standing == null) {
            // Larger than any epoch of this ledger, and, by the clock, than those of a ledger that was deleted.
            long epoch = Math.max(place.epoch() + 1, context.currentSystemTimeMs());
            counts = PartitionCounts.ofLedger(ledger, partition, epoch, rules, coarse);
            meters.rebuilt(System.nanoTime() - begun);
        } else {
            counts = PartitionCounts.goingOn(standing, rules, coarse);
            task.reached(standing.position());
            meters.tookUp(System.nanoTime() - begun);
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata origin = context.recordMetadata().orElseThrow();
        long nextOffset = origin.offset() + 1;
        Decoded decoded = EventJson.decode(record.key(), record.value(), name -> {
            Header header = record.headers().lastHeader(name);
            return header == null ? null : header.value();
        });
        read = nextOffset;
        if (decoded instanceof Decoded.Valid valid) {
            arrivals.add(valid.event(), isAhead(valid.event(), record.timestamp()), nextOffset);
        }
        if (decoded instanceof Decoded.Refused refused) {
            context.forward(Rejects.of(record, origin, refused), EventsToCounts.REJECTS);
            meters.rejected(refused.reason());
        }
        if (!waits) {
            waits = true;
            counting.due();
        }
        if (arrivals.isFull()) {
            count();
        }
        if (waitingSinceMs == 0) {
            waitingSinceMs = record.timestamp();
        }
        cameMs = record.timestamp();
        sinceLook++;
        long now = context.currentSystemTimeMs();
        if (now < lookedMs || now - lookedMs > LOOK_OVERDUE_MS) {
            publishIfDue(now);
        }
    }

    private static boolean isAhead(Event event, long publishedMs) {
        return publishedMs > 0 && event.isAheadOf(Instant.ofEpochMilli(publishedMs));
    }

    /** Counts all that was read. */
    private void count() {
        if (waits) {
            waits = false;
            arrivals.drain(this::count);
            counts.reached(read);
            ledger.put(counts.place(terms));
        }
    }

    private void count(String dossier, List<LedgerEntry> came) {
        Dossier before = ledger.of(dossier).dossier();
        Dossier after = before;
        long nextOffset = 0;
        for (LedgerEntry each : came) {
            Event event = each.dossier().events().get(0);
            Dossier with = each.dossier().cameAhead(event) ? after.withAhead(event) : after.with(event);
            if (with == after) {
                meters.repeated(event.type());
            } else {
                meters.counted(event.type());
                nextOffset = each.nextOffset();
                after = with;
            }
        }
        if (after != before) {
            ledger.put(dossier, new LedgerEntry(nextOffset, after));
            counts.change(before, after);
        }
    }

    private void publishIfDue(long now) {
        boolean catchingUp = sinceLook >= MANY && now - cameMs > WAITED.toMillis();
        sinceLook = 0;
        lookedMs = now;
        if (!catchingUp || now - publishedMs >= CATCHING_UP_INTERVAL.toMillis()) {
            publish();
        }
    }

    private void publish() {
        count();
        if (!counts.isPublished()) {
            ledger.put(counts.place(terms));
        }
        long now = context.currentSystemTimeMs();
        counts.publish(
                CELLS_A_FLUSH,
                (CountsRecord out) -> context.forward(new Record<>(out, out, now), EventsToCounts.COUNTS),
                (CountsRecord out) -> context.forward(new Record<>(out, out, now), EventsToCounts.ROLLED_UP));
        Position position = counts.published();
        if (counts.isWhollyPublished()) {
            publishedMs = now;
        }
        if (position != null && task.reached(position)) {
            measureDelay(now);
            context.commit();
        }
    }

    private void measureDelay(long now) {
        if (waitingSinceMs > 0) {
            meters.published(Duration.ofMillis(now - waitingSinceMs));
        }
        waitingSinceMs = 0;
    }

    @Override
    public void close() {
        counting.end();
        meters.end(task);
    }
}
