package org.dossierstats.rollup;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Sent;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.jspecify.annotations.Nullable;

/** What all cells add up to, by field, agency, procedure and channel, kept up by changes. Not thread-safe. */
public final class RollUp {
    private final SortedMap<String, RowDays> byField = new TreeMap<>();
    private final SortedMap<String, RowDays> byAgency = new TreeMap<>();
    private final SortedMap<String, RowDays> byProcedure = new TreeMap<>();
    private final SortedMap<Channel, RowDays> byChannel = new TreeMap<>();
    private final SentDays sent = new SentDays();

    /**
     * All cells of these tables, of which nothing is in it yet. That is a third of the time in which a reporter loads its counts, so two
     * threads do it, and each adds a cell up once only: the rows of procedures and of fields are sums of those of procedures by field.
     */
    public void begin(Collection<CountTable> tables) {
        Stream.<Runnable>of(
                        () -> begin(tables, of -> new ProcedureOfField(of.procedure(), of.field()), (key, days) -> {
                            row(byProcedure, key.procedure).add(days);
                            row(byField, key.field).add(days);
                        }),
                        () -> begin(tables, of -> new ChannelOfAgency(of.agency(), of.channel()), (key, days) -> {
                            row(byAgency, key.agency).add(days);
                            row(byChannel, key.channel).add(days);
                        }))
                .parallel()
                .forEach(Runnable::run);
    }

    private record ProcedureOfField(String procedure, String field) {}

    private record ChannelOfAgency(String agency, Channel channel) {}

    private static <K> void begin(
            Collection<CountTable> tables, Function<Attributes, K> keys, BiConsumer<K, RowDays> rows) {
        Map<K, RowDays> parts = new HashMap<>();
        for (CountTable table : tables) {
            table.forEachCount(new Function<>() {
                private @Nullable Attributes latest;
                private RowDays part = new RowDays();

                @Override
                public Counts.Visitor apply(Cell cell) {
                    if (!cell.attributes().equals(latest)) {
                        latest = cell.attributes();
                        part = parts.computeIfAbsent(keys.apply(latest), absent -> new RowDays());
                    }
                    return part.adding(cell.day(), cell.channel());
                }
            });
        }
        parts.forEach(rows);
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
