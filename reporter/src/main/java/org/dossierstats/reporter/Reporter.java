package org.dossierstats.reporter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.dossierstats.counts.FrozenCells;
import org.dossierstats.dossier.Rules;
import org.dossierstats.dossier.RulesLabel;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.CountsFollower.Reading;
import org.dossierstats.reporter.SnapshotBarrier.Patience;
import org.dossierstats.rollup.RollUp;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.PartitionView;
import org.jspecify.annotations.Nullable;

/**
 * Gives summaries of any periods, all of one cut. When the counts of another application come into force, it goes on with the old ones
 * until the new ones have come as far, so that reading is never interrupted. Thread-safe.
 */
public final class Reporter implements AutoCloseable {
    /** A lag that was found longer ago says nothing. */
    private static final long LAG_KNOWN_NANOS = Duration.ofSeconds(15).toNanos();

    private final CountsFollower counts;
    private final Kept kept;
    private final EventsEnd events;
    private final SnapshotBarrier barrier;
    private volatile Lag lag = new Lag(System.nanoTime(), Collections.emptySortedMap());

    private Reporter(CountsFollower counts, Kept kept, EventsEnd events) {
        this.counts = counts;
        this.kept = kept;
        this.events = events;
        this.barrier = new SnapshotBarrier(counts, events);
    }

    /** What was found at a moment of {@link System#nanoTime}. */
    private record Lag(long foundNanos, SortedMap<Integer, Long> waiting) {}

    /**
     * Starts to read the counts in force.
     *
     * @param client properties of every Kafka client in it, bootstrap.servers among them
     * @param expected the rules they must have been counted under, or null if any will do; others that come into force later are
     *     followed whatever their rules
     * @throws ReporterException if Kafka does not answer or the topics do not exist
     */
    public static Reporter start(Map<String, Object> client, @Nullable Rules expected) {
        return start(client, expected, Kept.ALL);
    }

    /**
     * Starts to read some of the counts in force.
     *
     * @param client properties of every Kafka client in it, bootstrap.servers among them
     * @param expected the rules they must have been counted under, or null if any will do
     * @param kept which; totals are of these alone
     * @throws ReporterException if Kafka does not answer or the topics do not exist
     */
    public static Reporter start(Map<String, Object> client, @Nullable Rules expected, Kept kept) {
        return new Reporter(
                CountsFollower.ofThoseInForce(client, kept, expected),
                kept,
                new EventsEnd(KafkaTopic.consumer(client)));
    }

    /** Starts to read the counts of an application, whether they are in force or not. */
    static Reporter of(Map<String, Object> client, CountsInForce counts) {
        return new Reporter(CountsFollower.of(client, counts), Kept.ALL, new EventsEnd(KafkaTopic.consumer(client)));
    }

    /** Summaries of the latest counts; what was published last may not be in them. */
    public List<PeriodSummary> latest(List<Period> periods, Duration limit) {
        kept.require(periods);
        Reading now = counts.current();
        List<PeriodSummary> summaries =
                now.reader().when(views -> true, limit, views -> summaries(periods, now, views));
        if (summaries == null) {
            throw new ReporterException("the counts are not whole yet (waited " + seconds(limit)
                    + "): they are being rebuilt, or dossier-stats streams is not running; try again");
        }
        return summaries;
    }

    /** Whether it can tell what stands right now: in what is rolled up there are half-months only. */
    public boolean knowsToday() {
        return !kept.rolledUp();
    }

    /**
     * What stands right now, of the latest counts.
     *
     * @param clock tells what day it is, in the zone of the rules
     * @param visible the agencies whose dossiers may be seen
     * @return null if the counts are not whole: they are being rebuilt, or nothing counts
     * @throws ReporterException if the counts cannot be read
     */
    public @Nullable LiveCounts live(InstantSource clock, Predicate<String> visible) {
        if (!knowsToday()) {
            throw new ReporterException("what is rolled up knows half-months and not what stands today");
        }
        Reading now = counts.current();
        return now.reader().when(views -> true, Duration.ZERO, views -> {
            RulesLabel rules = now.rules(views);
            int today = (int) LocalDate.ofInstant(clock.instant(), rules.zone()).toEpochDay();
            return LiveCounts.of(now.reader().sums().live(today).board(visible), rules, views);
        });
    }

    /**
     * How many records of dossier-events are not counted yet; 0 if all events are.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public long lag() {
        Lag found = new Lag(System.nanoTime(), barrier.waiting());
        lag = found;
        return SnapshotBarrier.sum(found.waiting());
    }

    /** How the reading stood a moment ago, without waiting for anything; the lag as {@link #lag} found it last. */
    public CountsStanding standing() {
        CountsReader reader = counts.current().reader();
        CountsReader.Seen seen = reader.seen();
        Lag last = lag;
        boolean isKnown = System.nanoTime() - last.foundNanos() <= LAG_KNOWN_NANOS;
        return new CountsStanding(
                seen.positions(),
                seen.missing(),
                isKnown ? last.waiting() : Collections.emptySortedMap(),
                reader.denial(),
                reader.failure());
    }

    /** Puts the meters of Kafka's clients there. */
    public void measureIn(MeterRegistry registry) {
        counts.measureIn(registry);
    }

    /** Tells this one of every wait at the snapshot barrier from now on. */
    public void tellWaits(BarrierWaits waits) {
        barrier.tell(waits);
    }

    /** Summaries of everything published until now: waits so long at the snapshot barrier until it is counted. */
    public List<PeriodSummary> fresh(List<Period> periods, Duration limit) {
        return fresh(periods, new Patience(limit, false, (counted, total) -> {}));
    }

    /** The same, but waits for as long as the counting gets on; the limit is for its standing still. */
    public List<PeriodSummary> fresh(List<Period> periods, Duration limit, CountingProgress progress) {
        return fresh(periods, new Patience(limit, true, progress));
    }

    private List<PeriodSummary> fresh(List<Period> periods, Patience patience) {
        kept.require(periods);
        return barrier.passed(patience, (reading, views) -> summaries(periods, reading, views));
    }

    /** Is told how many of the records have been counted. */
    @FunctionalInterface
    public interface CountingProgress {
        void at(long counted, long total);
    }

    private static List<PeriodSummary> summaries(
            List<Period> periods, Reading reading, SortedMap<Integer, PartitionView> views) {
        RulesLabel rules = reading.rules(views);
        SortedMap<Integer, Long> cut = new TreeMap<>();
        List<FrozenCells> cells = new ArrayList<>();
        views.forEach((partition, view) -> {
            cut.put(partition, view.nextOffset());
            cells.add(view.counts().freeze());
        });
        RollUp rows = reading.reader().sums().rows();
        return periods.stream()
                .map(period -> PeriodSummary.of(period, rules, cut, rows, cells))
                .toList();
    }

    private static String seconds(Duration limit) {
        return limit.toSeconds() + " s";
    }

    @Override
    public void close() {
        counts.close();
        events.close();
    }
}
