package org.dossierstats.reporter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.dossierstats.counts.Position;
import org.dossierstats.dossier.Rules;
import org.dossierstats.dossier.RulesLabel;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.PartitionView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counts that are read. When those of another application come into force, it goes on with the old ones until the new ones have come
 * as far, so that reading is never interrupted.
 *
 * <p>Thread safety: whoever reads takes {@link #current} once for each look; only the watch's thread changes it.
 */
final class CountsFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CountsFollower.class);
    private static final Duration TURNING_LIMIT = Duration.ofMinutes(10);

    private final Map<String, Object> client;
    private final Kept kept;
    private final @Nullable CountsInForceWatch watch;
    private volatile Reading current;
    private @Nullable MeterRegistry registry;
    private @Nullable KafkaClientMetrics clientMeters;

    private CountsFollower(
            Map<String, Object> client, CountsInForce counts, Kept kept, @Nullable Rules expected, boolean follows) {
        this.client = Map.copyOf(client);
        this.kept = kept;
        this.current = new Reading(reader(counts), expected);
        this.watch = follows ? CountsInForceWatch.start(this.client, counts, this::turnTo) : null;
    }

    /**
     * What is read.
     *
     * @param expected under which rules it must have been counted, or null if any will do
     */
    record Reading(CountsReader reader, @Nullable Rules expected) {
        /**
         * The rules of all partitions.
         *
         * @throws ReporterException if they are not the same, or not those expected: figures of different rules are never mixed
         */
        RulesLabel rules(SortedMap<Integer, PartitionView> views) {
            List<Position> positions = CountsReader.positions(views);
            if (expected != null) {
                requireCountedUnder(expected, positions);
            }
            return CountsFollower.rules(positions);
        }
    }

    /** Follows the counts in force; others that come into force later whatever their rules. */
    static CountsFollower ofThoseInForce(Map<String, Object> client, Kept kept, @Nullable Rules expected) {
        return new CountsFollower(client, CountsInForceWatch.now(client), kept, expected, true);
    }

    /** Stays with the counts of an application, whether they are in force or not. */
    static CountsFollower of(Map<String, Object> client, CountsInForce counts) {
        return new CountsFollower(client, counts, Kept.ALL, null, false);
    }

    Reading current() {
        return current;
    }

    /** How far each partition has been counted, as far as is known. */
    SortedMap<Integer, Long> nextOffsets() {
        return current.reader().nextOffsets();
    }

    private CountsReader reader(CountsInForce counts) {
        return new CountsReader(KafkaTopic.consumer(client), counts, kept);
    }

    private void turnTo(CountsInForce counts) {
        CountsReader next = reader(counts);
        SortedMap<Integer, Long> shown = nextOffsets();
        boolean reached = false;
        try {
            reached = next.when(views -> reached(views, shown), TURNING_LIMIT, views -> true) != null;
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
        Reading old = current;
        current = new Reading(next, null);
        measure();
        old.reader().close();
        LOG.info("the counts of {} are in force now", counts.applicationId());
    }

    /** Puts the meters of Kafka's client there, and those of the next one when other counts come into force. */
    synchronized void measureIn(MeterRegistry meters) {
        registry = meters;
        measure();
    }

    private synchronized void measure() {
        if (clientMeters != null) {
            clientMeters.close();
        }
        if (registry != null) {
            clientMeters = current.reader().clientMeters();
            clientMeters.bindTo(registry);
        }
    }

    private synchronized void stopMeasuring() {
        registry = null;
        measure();
    }

    static boolean reached(SortedMap<Integer, PartitionView> views, SortedMap<Integer, Long> cut) {
        return cut.entrySet().stream().allMatch(end -> {
            PartitionView view = views.get(end.getKey());
            return view != null && view.nextOffset() >= end.getValue();
        });
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
     * The rules of all these positions, of which there is one at least.
     *
     * @throws ReporterException if they are not the same
     */
    static RulesLabel rules(List<Position> positions) {
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

    @Override
    public void close() {
        stopMeasuring();
        if (watch != null) {
            watch.close();
        }
        current.reader().close();
    }
}
