package org.dossierstats.period;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dossierstats.dossier.Channel;
import org.dossierstats.rollup.RollUp;
import org.dossierstats.rollup.RowDays;
import org.dossierstats.rollup.RowTotals;

/**
 * The figures of all rows of a summary. They have nothing to do with each other, so all cores make them: that is the hot path of
 * summaries.
 */
record FiguresOfRows(
        SortedMap<String, Figures> byField,
        SortedMap<String, Figures> byAgency,
        SortedMap<String, Figures> byProcedure,
        SortedMap<Channel, Figures> byChannel) {
    /** To be made by one core: what it needs for that is 16 KB, and handing them over takes some microseconds. */
    private static final int ROWS_AT_A_TIME = 16;

    /** Each row is looked at by one thread alone. */
    static FiguresOfRows of(RollUp rows, Period period) {
        List<RowDays> all = Stream.of(rows.byField(), rows.byAgency(), rows.byProcedure(), rows.byChannel())
                .map(Map::values)
                .flatMap(values -> values.stream())
                .toList();
        Iterator<Figures> figures = IntStream.rangeClosed(0, (all.size() - 1) / ROWS_AT_A_TIME)
                .parallel()
                .mapToObj(part -> all.subList(part * ROWS_AT_A_TIME, Math.min(all.size(), (part + 1) * ROWS_AT_A_TIME)))
                .map(some -> figures(some, period))
                .flatMap(List::stream)
                .toList()
                .iterator();
        return new FiguresOfRows(
                next(rows.byField(), figures),
                next(rows.byAgency(), figures),
                next(rows.byProcedure(), figures),
                next(rows.byChannel(), figures));
    }

    private static List<Figures> figures(List<RowDays> rows, Period period) {
        RowTotals before = new RowTotals();
        RowTotals within = new RowTotals();
        List<Figures> figures = new ArrayList<>(rows.size());
        rows.forEach(row -> figures.add(Figures.of(row, period, before, within)));
        return figures;
    }

    private static <K> SortedMap<K, Figures> next(SortedMap<K, RowDays> rows, Iterator<Figures> figures) {
        SortedMap<K, Figures> named = new TreeMap<>();
        rows.keySet().forEach(key -> named.put(key, figures.next()));
        return named;
    }
}
