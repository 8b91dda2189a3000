package org.dossierstats.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * The counts of one partition as they stood at its latest position. Changes are held back until a position of their epoch comes, and a
 * new epoch is built beside the old one: what is shown is always complete. Not thread-safe.
 */
public final class PartitionView {
    private final Listener listener;
    private final List<CountsRecord> heldBack = new ArrayList<>();
    private DossierCounts counts = new DossierCounts();
    private @Nullable Position position;

    /** By epoch, the counts of those that have no position yet. */
    private final Map<Long, DossierCounts> coming = new HashMap<>();

    /** Of which nobody is told. */
    public PartitionView() {
        this(new Listener() {
            @Override
            public void changed(Cell cell, Counts before, Counts after) {}

            @Override
            public void changedSent(Sent sent, long more) {}
        });
    }

    /** @param listener is told what changes in the counts that are shown */
    public PartitionView(Listener listener) {
        this.listener = listener;
    }

    /** Is told of changes. */
    public interface Listener {
        /** The counts of a cell, which were these, are those now. Both are absolute, and not to be changed. */
        void changed(Cell cell, Counts before, Counts after);

        /** So many more events were sent so. */
        void changedSent(Sent sent, long more);
    }

    /** The next record of the partition. */
    public void read(CountsRecord counted) {
        if (counted instanceof PositionRecord reached) {
            turnTo(reached.position());
        } else if (counted instanceof CellRecord cell) {
            if (isShown(cell.epoch())) {
                heldBack.add(cell);
            } else {
                coming(cell.epoch()).cells().set(cell.cell(), cell.counts());
            }
        } else if (counted instanceof SentRecord sent) {
            if (isShown(sent.epoch())) {
                heldBack.add(sent);
            } else {
                coming(sent.epoch()).set(sent.sent(), sent.events());
            }
        }
    }

    private boolean isShown(long epoch) {
        return position != null && position.epoch() == epoch;
    }

    private DossierCounts coming(long epoch) {
        return coming.computeIfAbsent(epoch, absent -> new DossierCounts());
    }

    private void turnTo(Position reached) {
        if (isShown(reached.epoch())) {
            heldBack.forEach(this::apply);
        } else {
            DossierCounts next = coming(reached.epoch());
            counts.cells().forEachDifference(next.cells(), listener::changed);
            counts.sent().forEach((sent, events) -> listener.changedSent(sent, -events));
            next.sent().forEach(listener::changedSent);
            counts = next;
        }
        heldBack.clear();
        coming.clear();
        position = reached;
    }

    private void apply(CountsRecord counted) {
        if (counted instanceof CellRecord cell) {
            listener.changed(cell.cell(), counts.cells().of(cell.cell()), cell.counts());
            counts.cells().set(cell.cell(), cell.counts());
        } else if (counted instanceof SentRecord sent) {
            long before = counts.sent().getOrDefault(sent.sent(), 0L);
            listener.changedSent(sent.sent(), sent.events() - before);
            counts.set(sent.sent(), sent.events());
        }
    }

    /** The counts as they are shown; to be read only, and until the next record. */
    public CountTable counts() {
        return counts.cells();
    }

    /** The same with who sent the events, for whoever goes on counting: the view is to read no more. */
    public DossierCounts takeAll() {
        return counts;
    }

    /** Visits how many events were sent. */
    public void forEachSent(ObjLongConsumer<Sent> visitor) {
        counts.sent().forEach(visitor::accept);
    }

    /** Null until the first one came. */
    public @Nullable Position position() {
        return position;
    }

    /** The offset before which every event is counted. */
    public long nextOffset() {
        return position == null ? 0 : position.nextOffset();
    }

    /** Counts came after the latest position: it is not known yet what they belong to. */
    public boolean isMidway() {
        return !heldBack.isEmpty() || !coming.isEmpty();
    }
}
