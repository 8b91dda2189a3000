package org.dossierstats.reporter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Counts;
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
    private final CellListener listener;
    private final List<CountsRecord> heldBack = new ArrayList<>();
    private DossierCounts counts = new DossierCounts();
    private @Nullable Position position;

    /** Of which nobody is told. */
    PartitionView() {
        this((cell, before, after) -> {});
    }

    /** @param listener is told what changes in the counts that are shown */
    PartitionView(CellListener listener) {
        this.listener = listener;
    }

    /** Is told that the counts of a cell, which were these, are those now. Both are absolute, and not to be changed. */
    @FunctionalInterface
    interface CellListener {
        void changed(Cell cell, Counts before, Counts after);
    }

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
            counts.cells().forEach((cell, gone) -> listener.changed(cell, gone, new Counts()));
            counts = new DossierCounts();
        }
        for (CountsRecord record : heldBack) {
            if (record instanceof CellRecord cell && cell.epoch() == reached.epoch()) {
                listener.changed(cell.cell(), counts.cells().of(cell.cell()), cell.counts());
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
