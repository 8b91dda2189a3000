package org.dossierstats.reporter;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.counts.Position;
import org.dossierstats.dossier.RulesLabel;
import org.dossierstats.live.Board;
import org.dossierstats.wire.PartitionView;
import org.jspecify.annotations.Nullable;

/**
 * What stands right now, and of what it is counted.
 *
 * @param cut by partition of the events, the offset before which every event is counted
 * @param newestEvent the latest time of an event counted; null while there is none
 */
public record LiveCounts(
        Board board,
        RulesLabel rules,
        SortedMap<Integer, Long> cut,
        @Nullable Instant newestEvent) {
    static LiveCounts of(Board board, RulesLabel rules, SortedMap<Integer, PartitionView> views) {
        SortedMap<Integer, Long> cut = new TreeMap<>();
        Instant newest = null;
        for (Position position : CountsReader.positions(views)) {
            cut.put(position.partition(), position.nextOffset());
            Instant time = position.newestEvent();
            if (time != null && (newest == null || time.isAfter(newest))) {
                newest = time;
            }
        }
        return new LiveCounts(board, rules, cut, newest);
    }
}
