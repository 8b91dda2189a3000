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
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.wire.Topics;

/** Gives summaries of any periods, all of one cut. Thread-safe. */
public final class Reporter implements AutoCloseable {
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(300);

    private final CountsReader reader;
    private final EventsEnd events;
    private final Rules rules;

    private Reporter(CountsReader reader, EventsEnd events, Rules rules) {
        this.reader = reader;
        this.events = events;
        this.rules = rules;
    }

    /**
     * Starts to read the counts.
     *
     * @param client properties of every Kafka client in it, bootstrap.servers among them
     * @throws ReporterException if Kafka does not answer or the topics do not exist
     */
    public static Reporter start(Map<String, Object> client, Rules rules) {
        return new Reporter(
                new CountsReader(KafkaTopic.consumer(client)), new EventsEnd(KafkaTopic.consumer(client)), rules);
    }

    /** Summaries of the latest counts; what was published last may not be in them. */
    public List<PeriodSummary> latest(List<Period> periods, Duration limit) {
        List<PeriodSummary> summaries = reader.when(views -> true, limit, views -> summaries(periods, views));
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
            List<PeriodSummary> summaries =
                    reader.when(views -> reached(views, wanted), wait, views -> summaries(periods, views));
            if (summaries != null) {
                return summaries;
            }
            if (rest.isNegative()) {
                throw behind(cut, limit);
            }
            cut = withoutEmptyEnds(cut);
            long now = sum(reader.nextOffsets());
            barrier.progress().at(now, sum(cut));
            if (barrier.movesOn() && now > counted) {
                deadline = System.nanoTime() + limit.toNanos();
            }
            counted = now;
        }
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

    private static long sum(SortedMap<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private synchronized SortedMap<Integer, Long> eventsEnd() {
        return events.offsets();
    }

    /** The cut with ends drawn back to the position wherever no event lies between. */
    private synchronized SortedMap<Integer, Long> withoutEmptyEnds(SortedMap<Integer, Long> cut) {
        SortedMap<Integer, Long> drawnBack = new TreeMap<>(cut);
        reader.nextOffsets().forEach((partition, counted) -> {
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

    private List<PeriodSummary> summaries(List<Period> periods, SortedMap<Integer, PartitionView> views) {
        for (Position position : CountsReader.positions(views)) {
            if (!position.rulesId().equals(rules.id())) {
                throw new ReporterException("partition " + position.partition() + " was counted under rules "
                        + position.rulesId() + ", this reporter has " + rules.id() + " (zone "
                        + rules.zone().getId() + "); give the reporter the rules of the counts");
            }
        }
        Snapshot snapshot = new ViewSnapshot(views);
        return periods.stream()
                .map(period -> PeriodSummary.of(period, rules, snapshot))
                .toList();
    }

    private ReporterException behind(SortedMap<Integer, Long> cut, Duration limit) {
        SortedMap<Integer, Long> counted = reader.nextOffsets();
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
    public synchronized void close() {
        reader.close();
        events.close();
    }
}
