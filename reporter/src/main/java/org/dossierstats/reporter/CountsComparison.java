package org.dossierstats.reporter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Position;
import org.dossierstats.dossier.RulesLabel;
import org.dossierstats.period.Comparison;
import org.dossierstats.reporter.Reporter.CountingProgress;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.PartitionView;
import org.jspecify.annotations.Nullable;

/**
 * Compares the counts of two applications over the same events. Each partition is taken at a moment at which both have come to the same
 * event: a cut may lie anywhere in each.
 *
 * @param before the rules of the first
 * @param after the rules of the second
 * @param events before the cut, of all partitions
 * @param sameCut false if the two did not come to the same event in time: then events lie between, and count as differences
 */
public record CountsComparison(
        RulesLabel before, RulesLabel after, long events, boolean sameCut, Comparison comparison) {
    private static final Duration MEETING_LIMIT = Duration.ofSeconds(20);

    /**
     * Waits until the second has counted all events, then compares.
     *
     * @param limit for the counting standing still
     * @throws ReporterException if it does, or Kafka does not answer
     */
    public static CountsComparison of(
            Map<String, Object> client,
            CountsInForce first,
            CountsInForce second,
            Duration limit,
            CountingProgress progress) {
        awaitCounted(client, second, limit, progress);
        try (CountsReader before = new CountsReader(KafkaTopic.consumer(client), first, Kept.ALL);
                CountsReader after = new CountsReader(KafkaTopic.consumer(client), second, Kept.ALL)) {
            return new Meeting(before, after, limit).compared();
        }
    }

    /**
     * Waits until an application has counted every event published until now.
     *
     * @throws ReporterException if its counting stands still for so long
     */
    public static void awaitCounted(
            Map<String, Object> client, CountsInForce counts, Duration limit, CountingProgress progress) {
        try (Reporter reporter = Reporter.of(client, counts)) {
            reporter.fresh(List.of(), limit, progress);
        }
    }

    /** Takes the two at the same cut. */
    private static final class Meeting {
        private final CountsReader before;
        private final CountsReader after;
        private final Duration limit;
        private final CountTable tableBefore = new CountTable();
        private final CountTable tableAfter = new CountTable();
        private final SortedMap<Integer, Position> positionsBefore = new TreeMap<>();
        private final SortedMap<Integer, Position> positionsAfter = new TreeMap<>();
        private boolean sameCut = true;

        Meeting(CountsReader before, CountsReader after, Duration limit) {
            this.before = before;
            this.after = after;
            this.limit = limit;
        }

        CountsComparison compared() {
            long deadline = System.nanoTime() + MEETING_LIMIT.toNanos();
            for (int partition : after.nextOffsets().keySet()) {
                while (!taken(partition, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                    // They were at the same event, and one has moved on.
                }
            }
            long events = positionsAfter.values().stream()
                    .mapToLong(Position::nextOffset)
                    .sum();
            return new CountsComparison(
                    CountsFollower.rules(List.copyOf(positionsBefore.values())),
                    CountsFollower.rules(List.copyOf(positionsAfter.values())),
                    events,
                    sameCut,
                    Comparison.of(tableBefore, tableAfter));
        }

        /** Waits so long for both to come to the same event; then takes them as they are. */
        private boolean taken(int partition, Duration rest) {
            Boolean met = before.when(
                    first -> Objects.equals(
                            nextOffset(first, partition), after.nextOffsets().get(partition)),
                    rest,
                    first -> take(partition, first, false));
            return met != null ? met : rest.isZero() && takenAnyway(partition);
        }

        private boolean takenAnyway(int partition) {
            Boolean taken = before.when(views -> true, limit, first -> take(partition, first, true));
            if (taken == null) {
                throw new ReporterException("the counts in force are still being published; try again");
            }
            return taken;
        }

        private static @Nullable Long nextOffset(SortedMap<Integer, PartitionView> views, int partition) {
            PartitionView view = views.get(partition);
            return view == null ? null : view.nextOffset();
        }

        private boolean take(int partition, SortedMap<Integer, PartitionView> first, boolean anyway) {
            Boolean taken = after.when(
                    views -> true,
                    limit,
                    second -> take(partition, first.get(partition), second.get(partition), anyway));
            if (taken == null) {
                throw new ReporterException("the rebuilt counts are still being published; try again");
            }
            return taken;
        }

        private Boolean take(
                int partition, @Nullable PartitionView first, @Nullable PartitionView second, boolean anyway) {
            if (first == null || second == null) {
                throw new ReporterException("only one of the two has partition " + partition);
            }
            boolean same = first.nextOffset() == second.nextOffset();
            if (!same && !anyway) {
                return false;
            }
            sameCut &= same;
            tableBefore.add(first.counts());
            tableAfter.add(second.counts());
            if (first.position() != null) {
                positionsBefore.put(partition, Objects.requireNonNull(first.position()));
            }
            if (second.position() != null) {
                positionsAfter.put(partition, Objects.requireNonNull(second.position()));
            }
            return true;
        }
    }
}
