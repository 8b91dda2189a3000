package org.dossierstats.period;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Snapshot;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.RulesLabel;

/**
 * What a period adds up to, as of a cut through the events.
 *
 * @param cut by partition of the events, the offset before which every event is counted
 * @param byChannel rows in the order of the channels; the others are sorted by name
 * @param groups the figures of each combination of agency, procedure, field and channel there is; the rows are sums of these
 * @param atRest the same of those other combinations in which dossiers only stand in a status, such as RETURNED; no report has them
 * @param sending who sent the events
 */
public record PeriodSummary(
        Period period,
        RulesLabel rules,
        SortedMap<Integer, Long> cut,
        Figures total,
        SortedMap<String, Figures> byField,
        SortedMap<String, Figures> byAgency,
        SortedMap<String, Figures> byProcedure,
        SortedMap<Channel, Figures> byChannel,
        Map<Attributes, Figures> groups,
        Map<Attributes, Figures> atRest,
        Sending sending) {

    /** The summary of this period over a consistent cut of the counts. */
    public static PeriodSummary of(Period period, RulesLabel rules, Snapshot snapshot) {
        Map<Attributes, Figures> groups = new HashMap<>();
        snapshot.forEach(
                (Cell cell, Counts counts) -> groups.computeIfAbsent(cell.attributes(), absent -> new Figures())
                        .add(cell, counts, period));
        Sending sending = new Sending(period);
        snapshot.forEachSent(sending::add);
        return of(period, rules, snapshot.cut(), groups, sending);
    }

    static PeriodSummary of(
            Period period,
            RulesLabel rules,
            SortedMap<Integer, Long> cut,
            Map<Attributes, Figures> counted,
            Sending sending) {
        Map<Attributes, Figures> all = new HashMap<>(counted);
        all.values().removeIf(Figures::isNothing);
        Map<Attributes, Figures> groups = new HashMap<>(all);
        groups.values().removeIf(Figures::isZero);
        Map<Attributes, Figures> atRest = new HashMap<>(all);
        atRest.keySet().removeAll(groups.keySet());
        Figures total = new Figures();
        all.values().forEach(total::add);
        return new PeriodSummary(
                period,
                rules,
                cut,
                total,
                rows(all, Attributes::field),
                rows(all, Attributes::agency),
                rows(all, Attributes::procedure),
                rows(all, Attributes::channel),
                Collections.unmodifiableMap(groups),
                Collections.unmodifiableMap(atRest),
                sending);
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
        Map<Attributes, Figures> kept = everyGroup();
        kept.keySet().removeIf(wanted.negate());
        return of(period, rules, cut, kept, sent);
    }

    /** The {@link #groups}, and those {@link #atRest}. */
    public Map<Attributes, Figures> everyGroup() {
        Map<Attributes, Figures> every = new HashMap<>(groups);
        every.putAll(atRest);
        return every;
    }

    /** The figures by a key of another kind, sorted by it. */
    public <K extends Comparable<K>> SortedMap<K, Figures> by(Function<Attributes, K> key) {
        return rows(everyGroup(), key);
    }

    private static <K extends Comparable<K>> SortedMap<K, Figures> rows(
            Map<Attributes, Figures> groups, Function<Attributes, K> key) {
        SortedMap<K, Figures> rows = new TreeMap<>();
        groups.forEach((attributes, figures) -> rows.computeIfAbsent(key.apply(attributes), absent -> new Figures())
                .add(figures));
        rows.values().removeIf(Figures::isZero);
        return rows;
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
        Figures sum = new Figures();
        rows.forEach((key, figures) -> {
            figures.imbalance().ifPresent(imbalance -> imbalances.add(grouping + " '" + key + "': " + imbalance));
            sum.add(figures);
        });
        if (!sum.reportsAs(total)) {
            imbalances.add("the rows by " + grouping + " do not add up to the total");
        }
    }

    public boolean balanced() {
        return imbalances().isEmpty();
    }
}
