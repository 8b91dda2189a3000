package org.dossierstats.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.dossier.Anomaly;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Outcome;
import org.dossierstats.dossier.Timeliness;

/**
 * What two ways of counting the same events make of them: every count of every cell compared, and the figures of each calendar month
 * that come out differently.
 *
 * @param counts how many counts there are in either
 * @param differing how many of them differ
 * @param cells which differ, what the second has more than the first
 * @param months the figures of the whole that differ, in order of time
 */
public record Comparison(long counts, long differing, CountTable cells, List<Difference> months) {
    private static final Attributes WHOLE = new Attributes("", "", "", Channel.OTHER);
    private static final Map<String, ToLongFunction<Figures>> FIGURES = figures();

    /** A figure of a month that differs. */
    public record Difference(YearMonth month, String figure, long before, long after) {}

    public static Comparison of(CountTable before, CountTable after) {
        CountTable cells = new CountTable().add(after).add(before, -1);
        Set<Cell> all = new HashSet<>(before.asMap().keySet());
        all.addAll(after.asMap().keySet());
        long counts = 0;
        for (Cell cell : all) {
            Set<Integer> codes = new HashSet<>();
            before.of(cell).forEach((code, amount) -> codes.add(code));
            after.of(cell).forEach((code, amount) -> codes.add(code));
            counts += codes.size();
        }
        long differing =
                cells.asMap().values().stream().mapToLong(each -> each.size()).sum();
        return new Comparison(
                counts, differing, cells, differing == 0 ? List.of() : months(byDay(before), byDay(after)));
    }

    /** All cells of a day in one. */
    private static CountTable byDay(CountTable table) {
        CountTable days = new CountTable();
        table.forEach((cell, counts) -> {
            Cell day = new Cell(WHOLE, cell.day());
            counts.forEach((code, amount) -> days.add(day, code, amount));
        });
        return days;
    }

    private static List<Difference> months(CountTable before, CountTable after) {
        List<Difference> differences = new ArrayList<>();
        Set<Cell> days = new HashSet<>(before.asMap().keySet());
        days.addAll(after.asMap().keySet());
        YearMonth last = month(days.stream().mapToInt(Cell::day).max().orElseThrow());
        YearMonth month = month(days.stream().mapToInt(Cell::day).min().orElseThrow());
        for (; !month.isAfter(last); month = month.plusMonths(1)) {
            Figures was = figures(month, before);
            Figures is = figures(month, after);
            YearMonth compared = month;
            FIGURES.forEach((name, figure) -> {
                if (figure.applyAsLong(was) != figure.applyAsLong(is)) {
                    differences.add(new Difference(compared, name, figure.applyAsLong(was), figure.applyAsLong(is)));
                }
            });
        }
        return differences;
    }

    private static YearMonth month(int day) {
        return YearMonth.from(LocalDate.ofEpochDay(day));
    }

    private static Figures figures(YearMonth month, CountTable days) {
        Period period = new Period(month.toString(), month.atDay(1), month.atEndOfMonth(), ReportingCalendar.CALENDAR);
        Figures figures = new Figures();
        days.forEach((cell, counts) -> figures.add(cell, counts, period));
        return figures;
    }

    private static Map<String, ToLongFunction<Figures>> figures() {
        Map<String, ToLongFunction<Figures>> figures = new LinkedHashMap<>();
        figures.put("received in the period", Figures::receivedInPeriod);
        figures.put("carried in", Figures::carriedIn);
        figures.put("resolved", Figures::resolved);
        figures.put("resolved early", each -> each.resolved(Timeliness.EARLY));
        figures.put("resolved on time", each -> each.resolved(Timeliness.ON_TIME));
        figures.put("resolved late", each -> each.resolved(Timeliness.LATE));
        figures.put("resolved without due date", each -> each.resolved(Timeliness.NO_DUE_DATE));
        figures.put("pending", Figures::pending);
        figures.put("pending in time", Figures::pendingInTime);
        figures.put("pending overdue", Figures::overdue);
        figures.put("pending without due date", Figures::pendingNoDueDate);
        figures.put("pending with the clock stopped", Figures::paused);
        figures.put("refused", Figures::refused);
        figures.put("waiting", Figures::waiting);
        figures.put("reopened", Figures::reopened);
        for (Channel channel : Channel.values()) {
            figures.put("received " + channel, each -> each.received(channel));
        }
        for (Outcome outcome : Outcome.values()) {
            figures.put("resolved as " + outcome, each -> each.resolved(outcome));
        }
        for (Anomaly.Kind kind : Anomaly.Kind.values()) {
            figures.put(kind.name(), each -> each.anomalies(kind));
        }
        return figures;
    }
}
