package org.dossierstats.streams;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Facts;
import org.dossierstats.counts.Position;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Rules;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one partition in memory, a function of its ledger, and which of them are not published yet. A position is published
 * only when no cell is left to publish, so that a reader who stops at a position has seen exactly the counts of the events before it.
 */
final class PartitionCounts {
    private final int partition;
    private final long epoch;
    private final Rules rules;
    private final CountTable counts = new CountTable();
    private final Set<Cell> unpublished = new LinkedHashSet<>();
    private long nextOffset;
    private @Nullable Instant newestEvent;
    private @Nullable Position published;

    PartitionCounts(int partition, long epoch, Rules rules) {
        this.partition = partition;
        this.epoch = epoch;
        this.rules = rules;
    }

    /** The counts change by the facts after less the facts before. */
    void change(Dossier before, Dossier after) {
        CountTable difference = new CountTable().add(Facts.of(after, rules), 1).add(Facts.of(before, rules), -1);
        counts.add(difference);
        unpublished.addAll(difference.asMap().keySet());
        after.events().forEach(event -> sawEvent(event.time()));
    }

    /** Everything before this offset is in the counts. */
    void reached(long offset) {
        nextOffset = Math.max(nextOffset, offset);
    }

    private void sawEvent(Instant time) {
        if (newestEvent == null || time.isAfter(newestEvent)) {
            newestEvent = time;
        }
    }

    /** Publishes up to so many changed cells, and if none is left, the position, unless it stands published already. */
    void publish(int limit, Consumer<CountsRecord> publisher) {
        Iterator<Cell> cells = unpublished.iterator();
        for (int i = 0; i < limit && cells.hasNext(); i++) {
            Cell cell = cells.next();
            publisher.accept(new CellRecord(partition, epoch, cell, counts.of(cell)));
            cells.remove();
        }
        Position position = new Position(partition, epoch, nextOffset, newestEvent, rules.id(), rules.zone());
        if (unpublished.isEmpty() && !position.equals(published)) {
            publisher.accept(new PositionRecord(position));
            published = position;
        }
    }

    long epoch() {
        return epoch;
    }

    boolean isPublished() {
        return published != null;
    }
}
