package org.dossierstats.reporter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Position;
import org.dossierstats.counts.Snapshot;
import org.dossierstats.dossier.Rules;
import org.dossierstats.dossier.RulesLabel;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives summaries of any periods, all of one cut. When the counts of another application come into force, it goes on with the old ones
 * until the new ones have come as far, so that reading is never interrupted. Thread-safe.
 */
public final class Reporter implements AutoCloseable {
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(300);
    private static final Duration TURNING_LIMIT = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

    private final Map<String, Object> client;
    private final EventsEnd events;
    private final @Nullable CountsInForceWatch watch;
    private volatile Reading reading;

    private Reporter(Map<String, Object> client, Reading reading, boolean follows, CountsInForce counts) {
        this.client = Map.copyOf(client);
        this.reading = reading;
        this.events = new EventsEnd(KafkaTopic.consumer(client));
        this.watch = follows ? CountsInForceWatch.start(this.client, counts, this::turnTo) : null;
    }

    /**
     * What is read.
     *
     * @param expected under which rules it must have been counted, if that is known
     */
    private record Reading(CountsReader reader, @Nullable Rules expected) implements AutoCloseable {
        /** Without expectations, the rules are told by the positions. */
        boolean isReadable(SortedMap<Integer, PartitionView> views) {
            return expected != null || !CountsReader.positions(views).isEmpty();
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    /**
     * Starts to read the counts in force.
     *
     * @param client properties of every Kafka client in it, bootstrap.servers among them
     * @param expected the rules they must have been counted under, or null if any will do; others that come into force later are
     *     followed whatever their rules
     * @throws ReporterException if Kafka does not answer or the topics do not exist
     */
    public static Reporter start(Map<String, Object> client, @Nullable Rules expected) {
        CountsInForce counts = CountsInForceWatch.now(client);
        return new Reporter(client, new Reading(reader(client, counts), expected), true, counts);
    }

    /** Starts to read the counts of an application, whether they are in force or not. */
    static Reporter of(Map<String, Object> client, CountsInForce counts) {
        return new Reporter(client, new Reading(reader(client, counts), null), false, counts);
    }

    private static CountsReader reader(Map<String, Object> client, CountsInForce counts) {
        return new CountsReader(KafkaTopic.consumer(client), counts.topic());
    }

    private void turnTo(CountsInForce counts) {
        CountsReader next = reader(client, counts);
        SortedMap<Integer, Long> shown = nextOffsets();
        boolean reached = false;
        try {
            reached = next.when(views -> begun(views) && reached(views, shown), TURNING_LIMIT, views -> true) != null;
        } finally {
            if (!reached) {
                next.close();
            }
        }
        if (!reached) {
            throw new ReporterException("the counts of " + counts.applicationId()
                    + " are in force, but do not come as far as those shown; is dossier-stats streams --application-id "
                    + counts.applicationId() + " running?");
        }
        Reading old = reading;
        reading = new Reading(next, null);
        old.close();
        LOG.info("the counts of {} are in force now", counts.applicationId());
    }

    /** Summaries of the latest counts; what was published last may not be in them. */
    public List<PeriodSummary> latest(List<Period> periods, Duration limit) {
        Reading now = reading;
        List<PeriodSummary> summaries =
                now.reader().when(now::isReadable, limit, views -> summaries(periods, now.expected(), views));
        if (summaries == null) {
            throw new ReporterException("the counts are still being rebuilt (waited " + seconds(limit)
                    + "); try again, or allow more time with --timeout");
        }
        return summaries;
    }

    /** Summaries of everything published until now: waits so long at the snapshot barrier until it is counted. */
    public List<PeriodSummary> fresh(List<Period> periods, Duration limit) {
        return fresh(periods, limit, Barrier.HARD);
    }

    /** The same, but waits for as long as the counting gets on; the limit is for its standing still. */
    public List<PeriodSummary> fresh(List<Period> periods, Duration limit, CountingProgress progress) {
        return fresh(periods, limit, new Barrier(true, progress));
    }

    private List<PeriodSummary> fresh(List<Period> periods, Duration limit, Barrier barrier) {
        long deadline = System.nanoTime() + limit.toNanos();
        long counted = 0;
        SortedMap<Integer, Long> cut = eventsEnd();
        while (true) {
            SortedMap<Integer, Long> wanted = cut;
            Duration rest = Duration.ofNanos(deadline - System.nanoTime());
            Duration wait = rest.compareTo(BETWEEN_PROBES) < 0 ? rest : BETWEEN_PROBES;
            Reading reading = this.reading;
            List<PeriodSummary> summaries = reading.reader()
                    .when(
                            views -> reading.isReadable(views) && reached(views, wanted),
                            wait,
                            views -> summaries(periods, reading.expected(), views));
            if (summaries != null) {
                return summaries;
            }
            if (rest.isNegative()) {
                throw behind(cut, limit);
            }
            cut = withoutEmptyEnds(cut);
            long now = sum(nextOffsets());
            barrier.progress().at(now, sum(cut));
            if (barrier.movesOn() && now > counted) {
                deadline = System.nanoTime() + limit.toNanos();
            }
            counted = now;
        }
    }

    /**
     * Waits until every partition is counted up to its end.
     *
     * @throws ReporterException if the counting stands still for so long
     */
    void awaitCounted(Duration limit, CountingProgress progress) {
        if (reading.reader().when(Reporter::begun, limit, views -> true) == null) {
            throw behind(eventsEnd(), limit);
        }
        fresh(List.of(), limit, progress);
    }

    private static boolean begun(SortedMap<Integer, PartitionView> views) {
        return views.values().stream().allMatch(view -> view.position() != null);
    }

    /** Is told how many of the records have been counted. */
    @FunctionalInterface
    public interface CountingProgress {
        void at(long counted, long total);
    }

    /**
     * How long to wait.
     *
     * @param movesOn whether the limit begins anew whenever something was counted
     */
    private record Barrier(boolean movesOn, CountingProgress progress) {
        static final Barrier HARD = new Barrier(false, (counted, total) -> {});
    }

    private SortedMap<Integer, Long> nextOffsets() {
        return reading.reader().nextOffsets();
    }

    private static long sum(SortedMap<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private synchronized SortedMap<Integer, Long> eventsEnd() {
        return events.offsets();
    }

    /** The cut with ends drawn back to the position wherever no event lies between. */
    private synchronized SortedMap<Integer, Long> withoutEmptyEnds(SortedMap<Integer, Long> cut) {
        SortedMap<Integer, Long> drawnBack = new TreeMap<>(cut);
        nextOffsets().forEach((partition, counted) -> {
            Long end = cut.get(partition);
            if (end != null && counted < end && events.isEmptyBetween(partition, counted, end)) {
                drawnBack.put(partition, counted);
            }
        });
        return drawnBack;
    }

    private static boolean reached(SortedMap<Integer, PartitionView> views, SortedMap<Integer, Long> cut) {
        return cut.entrySet().stream().allMatch(end -> {
            PartitionView view = views.get(end.getKey());
            return view != null && view.nextOffset() >= end.getValue();
        });
    }

    private static List<PeriodSummary> summaries(
            List<Period> periods, @Nullable Rules expected, SortedMap<Integer, PartitionView> views) {
        List<Position> positions = CountsReader.positions(views);
        if (expected != null) {
            requireCountedUnder(expected, positions);
        }
        RulesLabel rules = positions.isEmpty() && expected != null ? expected.label() : rules(positions);
        Snapshot snapshot = new ViewSnapshot(views);
        return periods.stream()
                .map(period -> PeriodSummary.of(period, rules, snapshot))
                .toList();
    }

    private static void requireCountedUnder(Rules expected, List<Position> positions) {
        for (Position position : positions) {
            if (!position.rulesId().equals(expected.id())) {
                throw new ReporterException("partition " + position.partition() + " was counted under rules "
                        + position.rulesId() + ", this reporter has " + expected.id() + " (zone "
                        + expected.zone().getId() + "); give the reporter the rules of the counts, or none");
            }
        }
    }

    /**
     * The rules of all these positions.
     *
     * @throws ReporterException if they are not the same, or there is none: figures of different rules are never mixed
     */
    static RulesLabel rules(List<Position> positions) {
        if (positions.isEmpty()) {
            throw new ReporterException("nothing is counted yet; is dossier-stats streams running?");
        }
        Position first = positions.get(0);
        for (Position position : positions) {
            if (!position.rulesId().equals(first.rulesId())) {
                throw new ReporterException("partition " + first.partition() + " was counted under rules "
                        + first.rulesId() + ", partition " + position.partition() + " under " + position.rulesId()
                        + "; the counts are being rebuilt, or two kinds of streams are running");
            }
        }
        if (first.zone() == null) {
            throw new ReporterException("the counts were published by an earlier version; start dossier-stats streams"
                    + " of this one, which publishes them anew");
        }
        return new RulesLabel(first.rulesId(), first.zone());
    }

    private ReporterException behind(SortedMap<Integer, Long> cut, Duration limit) {
        SortedMap<Integer, Long> counted = nextOffsets();
        StringBuilder late = new StringBuilder();
        cut.forEach((partition, end) -> {
            long reached = counted.getOrDefault(partition, 0L);
            if (reached < end) {
                late.append(late.isEmpty() ? "" : ", ")
                        .append("partition ")
                        .append(partition)
                        .append(" at ")
                        .append(reached)
                        .append(" of ")
                        .append(end);
            }
        });
        return new ReporterException("not all events are counted within " + seconds(limit) + ": "
                + (late.isEmpty() ? "the counts are being rebuilt" : late) + " of " + Topics.EVENTS
                + "; is dossier-stats streams running?");
    }

    private static String seconds(Duration limit) {
        return limit.toSeconds() + " s";
    }

    /** Valid only while the reader's lock is held. */
    private record ViewSnapshot(SortedMap<Integer, PartitionView> views) implements Snapshot {
        @Override
        public SortedMap<Integer, Long> cut() {
            SortedMap<Integer, Long> cut = new TreeMap<>();
            views.forEach((partition, view) -> cut.put(partition, view.nextOffset()));
            return cut;
        }

        @Override
        public void forEach(BiConsumer<Cell, Counts> visitor) {
            views.values().forEach(view -> view.counts().forEach(visitor));
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        reading.close();
        events.close();
    }
}
