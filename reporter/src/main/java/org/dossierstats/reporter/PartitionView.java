package org.dossierstats.reporter;

import java.util.ArrayList;
import java.util.List;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Position;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one partition as they stood at its latest position. Cells are held back until a position of their epoch comes: what
 * is shown is always complete, and while a new epoch is being published it is the old one.
 */
final class PartitionView {
    private final List<CellRecord> heldBack = new ArrayList<>();
    private CountTable counts = new CountTable();
    private @Nullable Position position;

    /** The next record of the partition. */
    void read(CountsRecord counted) {
        if (counted instanceof CellRecord cell) {
            heldBack.add(cell);
        } else if (counted instanceof PositionRecord reached) {
            turnTo(reached.position());
        }
    }

    private void turnTo(Position reached) {
        if (position == null || position.epoch() != reached.epoch()) {
            counts = new CountTable();
        }
        for (CellRecord cell : heldBack) {
            if (cell.epoch() == reached.epoch()) {
                counts.set(cell.cell(), cell.counts());
            }
        }
        heldBack.clear();
        position = reached;
    }

    CountTable counts() {
        return counts;
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

    /** Cells came after the latest position: it is not known yet what they belong to. */
    boolean isMidway() {
        return !heldBack.isEmpty();
    }
}
