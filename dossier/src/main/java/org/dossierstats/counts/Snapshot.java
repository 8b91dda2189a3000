package org.dossierstats.counts;

import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.ObjLongConsumer;

/** A consistent cut of the counts: exactly those of the events before these offsets. */
public interface Snapshot {
    /** By partition of the events, the offset before which every event is counted. */
    SortedMap<Integer, Long> cut();

    /** Visits the cells; the same cell may come once for each partition. */
    void forEach(BiConsumer<Cell, Counts> visitor);

    /** Visits how many events were sent; the same may come once for each partition. */
    void forEachSent(ObjLongConsumer<Sent> visitor);
}
