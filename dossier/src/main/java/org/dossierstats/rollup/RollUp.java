package org.dossierstats.rollup;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
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

    /**
     * All cells of these tables, of which nothing is in it yet; each row is made by one thread, half of the rows by another. That is half
     * of the time in which a reporter loads its counts.
     */
    public void begin(Collection<CountTable> tables) {
        List<BiConsumer<Cell, Counts>> halves = List.of(
                (cell, counts) -> {
                    add(byField, cell.field(), cell, counts);
                    add(byAgency, cell.agency(), cell, counts);
                },
                (cell, counts) -> {
                    add(byProcedure, cell.procedure(), cell, counts);
                    add(byChannel, cell.channel(), cell, counts);
                });
        halves.parallelStream().forEach(half -> tables.forEach(table -> table.forEach(half)));
    }

    /** What stands in a cell was this, and is that now; both absolute. */
    public void change(Cell cell, Counts before, Counts after) {
        Counts more = after;
        if (!before.isEmpty()) {
            more = new Counts().add(after);
            Counts changed = more;
            before.forEach((code, amount) -> changed.add(code, -amount));
        }
        if (!more.isEmpty()) {
            add(byField, cell.field(), cell, more);
            add(byAgency, cell.agency(), cell, more);
            add(byProcedure, cell.procedure(), cell, more);
            add(byChannel, cell.channel(), cell, more);
        }
    }

    private static <K> void add(Map<K, RowDays> rows, K key, Cell cell, Counts more) {
        row(rows, key).add(cell.day(), cell.channel(), more);
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
