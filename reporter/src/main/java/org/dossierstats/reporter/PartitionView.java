package org.dossierstats.reporter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.Position;
import org.dossierstats.counts.Sent;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.SentRecord;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one partition as they stood at its latest position. They are held back until a position of their epoch comes: what
 * is shown is always complete, and while a new epoch is being published it is the old one.
 */
final class PartitionView {
    private final List<CountsRecord> heldBack = new ArrayList<>();
    private DossierCounts counts = new DossierCounts();
    private @Nullable Position position;

    /** The next record of the partition. */
    void read(CountsRecord counted) {
        if (counted instanceof PositionRecord reached) {
            turnTo(reached.position());
        } else {
            heldBack.add(counted);
        }
    }

    private void turnTo(Position reached) {
        if (position == null || position.epoch() != reached.epoch()) {
            counts = new DossierCounts();
        }
        for (CountsRecord record : heldBack) {
            if (record instanceof CellRecord cell && cell.epoch() == reached.epoch()) {
                counts.cells().set(cell.cell(), cell.counts());
            } else if (record instanceof SentRecord counted && counted.epoch() == reached.epoch()) {
                counts.set(counted.sent(), counted.events());
            }
        }
        heldBack.clear();
        position = reached;
    }

    CountTable counts() {
        return counts.cells();
    }

    void forEachSent(ObjLongConsumer<Sent> visitor) {
        counts.sent().forEach(visitor::accept);
    }

    /** Null until the first one came. */
    @Nullable
    Position position() {
        return position;
    }

    /** The offset before which every event is counted. */
    long nextOffset() {
        return position == null ? 0 : position.nextOffset();
    }

    /** Counts came after the latest position: it is not known yet what they belong to. */
    boolean isMidway() {
        return !heldBack.isEmpty();
    }
}
