package org.dossierstats.rollup;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Sent;
import org.dossierstats.dossier.Channel;

/** What all cells add up to, by field, agency, procedure and channel, kept up by changes. Not thread-safe. */
public final class RollUp {
    private final SortedMap<String, RowDays> byField = new TreeMap<>();
    private final SortedMap<String, RowDays> byAgency = new TreeMap<>();
    private final SortedMap<String, RowDays> byProcedure = new TreeMap<>();
    private final SortedMap<Channel, RowDays> byChannel = new TreeMap<>();
    private final SentDays sent = new SentDays();

    /** What stands in a cell was this, and is that now; both absolute. */
    public void change(Cell cell, Counts before, Counts after) {
        Counts more = after;
        if (!before.isEmpty()) {
            more = new Counts().add(after);
            Counts changed = more;
            before.forEach((code, amount) -> changed.add(code, -amount));
        }
        if (!more.isEmpty()) {
            row(byField, cell.field()).add(cell.day(), cell.channel(), more);
            row(byAgency, cell.agency()).add(cell.day(), cell.channel(), more);
            row(byProcedure, cell.procedure()).add(cell.day(), cell.channel(), more);
            row(byChannel, cell.channel()).add(cell.day(), cell.channel(), more);
        }
    }

    private static <K> RowDays row(Map<K, RowDays> rows, K key) {
        RowDays row = rows.get(key);
        if (row == null) {
            row = new RowDays();
            rows.put(key, row);
        }
        return row;
    }

    /** So many more events were sent so than before. */
    public void changeSent(Sent way, long more) {
        sent.add(way, more);
    }

    public SortedMap<String, RowDays> byField() {
        return Collections.unmodifiableSortedMap(byField);
    }

    public SortedMap<String, RowDays> byAgency() {
        return Collections.unmodifiableSortedMap(byAgency);
    }

    public SortedMap<String, RowDays> byProcedure() {
        return Collections.unmodifiableSortedMap(byProcedure);
    }

    public SortedMap<Channel, RowDays> byChannel() {
        return Collections.unmodifiableSortedMap(byChannel);
    }

    /** Who sent the events. */
    public SentDays sent() {
        return sent;
    }
}
