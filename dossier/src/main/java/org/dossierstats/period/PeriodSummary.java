package org.dossierstats.period;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.FrozenCells;
import org.dossierstats.counts.Snapshot;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.RulesLabel;
import org.dossierstats.rollup.RollUp;

/** What a period adds up to, as of a cut through the events. Thread-safe. */
public final class PeriodSummary {
    private final Period period;
    private final RulesLabel rules;
    private final SortedMap<Integer, Long> cut;
    private final Figures total;
    private final SortedMap<String, Figures> byField;
    private final SortedMap<String, Figures> byAgency;
    private final SortedMap<String, Figures> byProcedure;
    private final SortedMap<Channel, Figures> byChannel;
    private final Groups groups;
    private final Sending sending;

    private PeriodSummary(
            Period period,
            RulesLabel rules,
            SortedMap<Integer, Long> cut,
            Figures total,
            SortedMap<String, Figures> byField,
            SortedMap<String, Figures> byAgency,
            SortedMap<String, Figures> byProcedure,
            SortedMap<Channel, Figures> byChannel,
            Groups groups,
            Sending sending) {
        this.period = period;
        this.rules = rules;
        this.cut = cut;
        this.total = total;
        this.byField = byField;
        this.byAgency = byAgency;
        this.byProcedure = byProcedure;
        this.byChannel = byChannel;
        this.groups = groups;
        this.sending = sending;
    }

    /** The summary of this period over a consistent cut of the counts. */
    public static PeriodSummary of(Period period, RulesLabel rules, Snapshot snapshot) {
        Map<Attributes, Figures> counted = new HashMap<>();
        snapshot.forEach(
                (Cell cell, Counts counts) -> counted.computeIfAbsent(cell.attributes(), absent -> new Figures())
                        .add(cell, counts, period));
        Sending sending = new Sending(period);
        snapshot.forEachSent(sending::add);
        return of(period, rules, snapshot.cut(), counted, sending);
    }

    /**
     * The same over the same cut, from what is added up already: costs the rows, and not the cells.
     *
     * @param rows what the cells add up to
     * @param cells the very cells, each in one of these, for who asks for more than the rows
     */
    public static PeriodSummary of(
            Period period, RulesLabel rules, SortedMap<Integer, Long> cut, RollUp rows, List<FrozenCells> cells) {
        FiguresOfRows figures = FiguresOfRows.of(rows, period);
        return new PeriodSummary(
                period,
                rules,
                cut,
                Figures.sum(figures.byChannel().values()),
                reported(figures.byField()),
                reported(figures.byAgency()),
                reported(figures.byProcedure()),
                reported(figures.byChannel()),
                Groups.of(period, cells),
                new Sending(period, rows.sent()));
    }

    private static <K> SortedMap<K, Figures> reported(SortedMap<K, Figures> rows) {
        rows.values().removeIf(Figures::isZero);
        return rows;
    }

    static PeriodSummary of(
            Period period,
            RulesLabel rules,
            SortedMap<Integer, Long> cut,
            Map<Attributes, Figures> counted,
            Sending sending) {
        Groups groups = Groups.of(period, counted);
        return new PeriodSummary(
                period,
                rules,
                cut,
                Figures.sum(counted.values()),
                rows(groups.all(), Attributes::field),
                rows(groups.all(), Attributes::agency),
                rows(groups.all(), Attributes::procedure),
                rows(groups.all(), Attributes::channel),
                groups,
                sending);
    }

    public Period period() {
        return period;
    }

    public RulesLabel rules() {
        return rules;
    }

    /** By partition of the events, the offset before which every event is counted. */
    public SortedMap<Integer, Long> cut() {
        return Collections.unmodifiableSortedMap(cut);
    }

    public Figures total() {
        return total;
    }

    /** Sorted by name. */
    public SortedMap<String, Figures> byField() {
        return Collections.unmodifiableSortedMap(byField);
    }

    /** Sorted by code. */
    public SortedMap<String, Figures> byAgency() {
        return Collections.unmodifiableSortedMap(byAgency);
    }

    /** Sorted by code. */
    public SortedMap<String, Figures> byProcedure() {
        return Collections.unmodifiableSortedMap(byProcedure);
    }

    /** In the order of the channels. */
    public SortedMap<Channel, Figures> byChannel() {
        return Collections.unmodifiableSortedMap(byChannel);
    }

    /** Who sent the events. */
    public Sending sending() {
        return sending;
    }

    /** The figures of each combination of agency, procedure, field and channel there is; the rows are sums of these. */
    public Map<Attributes, Figures> groups() {
        return groups.reported();
    }

    /** The same of those other combinations in which dossiers only stand in a status, such as RETURNED; no report has them. */
    public Map<Attributes, Figures> atRest() {
        Map<Attributes, Figures> resting = new HashMap<>(groups.all());
        resting.values().removeIf(figures -> !figures.isZero());
        return resting;
    }

    /** The {@link #groups}, and those {@link #atRest}. */
    public Map<Attributes, Figures> everyGroup() {
        return groups.all();
    }

    /** What the period adds up to in an agency alone. */
    public PeriodSummary ofAgency(String agency) {
        return ofAgencies(agency::equals);
    }

    /** What the period adds up to in these agencies alone; what they hand to each other stays among them. */
    public PeriodSummary ofAgencies(Predicate<String> agencies) {
        return only(attributes -> agencies.test(attributes.agency()), sending.ofAgencies(agencies));
    }

    /** What the period adds up to in these groups alone; who sent their events is not in it. */
    public PeriodSummary only(Predicate<Attributes> wanted) {
        return only(wanted, new Sending(period));
    }

    private PeriodSummary only(Predicate<Attributes> wanted, Sending sent) {
        return of(period, rules, cut, groups.of(wanted), sent);
    }

    /** The figures by a key of another kind, sorted by it. */
    public <K extends Comparable<K>> SortedMap<K, Figures> by(Function<Attributes, K> key) {
        return rows(groups.all(), key);
    }

    private static <K extends Comparable<K>> SortedMap<K, Figures> rows(
            Map<Attributes, Figures> groups, Function<Attributes, K> key) {
        SortedMap<K, Figures> rows = new TreeMap<>();
        groups.forEach((attributes, figures) -> rows.computeIfAbsent(key.apply(attributes), absent -> new Figures())
                .add(figures));
        return reported(rows);
    }

    /** What does not add up, row by row; empty if the summary is balanced. */
    public List<String> imbalances() {
        List<String> imbalances = new ArrayList<>();
        total.imbalance().ifPresent(imbalance -> imbalances.add("total: " + imbalance));
        check("field", byField, imbalances);
        check("agency", byAgency, imbalances);
        check("procedure", byProcedure, imbalances);
        check("channel", byChannel, imbalances);
        return imbalances;
    }

    private void check(String grouping, SortedMap<?, Figures> rows, List<String> imbalances) {
        rows.forEach((key, figures) ->
                figures.imbalance().ifPresent(imbalance -> imbalances.add(grouping + " '" + key + "': " + imbalance)));
        if (!Figures.sum(rows.values()).reportsAs(total)) {
            imbalances.add("the rows by " + grouping + " do not add up to the total");
        }
    }

    public boolean balanced() {
        return imbalances().isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeriodSummary summary
                && period.equals(summary.period)
                && rules.equals(summary.rules)
                && cut.equals(summary.cut)
                && total.equals(summary.total)
                && byField.equals(summary.byField)
                && byAgency.equals(summary.byAgency)
                && byProcedure.equals(summary.byProcedure)
                && byChannel.equals(summary.byChannel)
                && groups.equals(summary.groups)
                && sending.equals(summary.sending);
    }

    @Override
    public int hashCode() {
        return Objects.hash(period, rules, cut, total);
    }

    @Override
    public String toString() {
        return "summary of " + period + " at " + cut;
    }
}
