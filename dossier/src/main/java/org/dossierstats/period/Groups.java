package org.dossierstats.period;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dossierstats.counts.FrozenCells;
import org.dossierstats.dossier.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * The figures of each combination of agency, procedure, field and channel there is. Most who ask for a summary want its rows only: what
 * is given as cells is added up when it is first asked for. Thread-safe.
 */
final class Groups {
    private final Period period;
    private final List<FrozenCells> cells;
    private @Nullable Map<Attributes, Figures> all;
    private @Nullable Map<Attributes, Figures> reported;

    private Groups(Period period, List<FrozenCells> cells, @Nullable Map<Attributes, Figures> all) {
        this.period = period;
        this.cells = cells;
        this.all = all;
    }

    static Groups of(Period period, List<FrozenCells> cells) {
        return new Groups(period, cells, null);
    }

    static Groups of(Period period, Map<Attributes, Figures> counted) {
        return new Groups(period, List.of(), something(new HashMap<>(counted)));
    }

    /** All in which there is anything, a standing in some status too. */
    synchronized Map<Attributes, Figures> all() {
        Map<Attributes, Figures> every = all;
        if (every == null) {
            every = sums(attributes -> true);
            all = every;
        }
        return every;
    }

    /** Those of them that are in reports. */
    synchronized Map<Attributes, Figures> reported() {
        Map<Attributes, Figures> figures = reported;
        if (figures == null) {
            figures = new HashMap<>(all());
            figures.values().removeIf(Figures::isZero);
            figures = Collections.unmodifiableMap(figures);
            reported = figures;
        }
        return figures;
    }

    /** The same as {@link #all}, of such attributes alone. */
    synchronized Map<Attributes, Figures> of(Predicate<Attributes> wanted) {
        if (all == null) {
            return sums(wanted);
        }
        Map<Attributes, Figures> some = new HashMap<>(all);
        some.keySet().removeIf(wanted.negate());
        return some;
    }

    private Map<Attributes, Figures> sums(Predicate<Attributes> wanted) {
        Map<Attributes, Figures> sums = new HashMap<>();
        for (FrozenCells frozen : cells) {
            frozen.forEach(
                    wanted,
                    (cell, counts) -> sums.computeIfAbsent(cell.attributes(), absent -> new Figures())
                            .add(cell, counts, period));
        }
        return something(sums);
    }

    private static Map<Attributes, Figures> something(Map<Attributes, Figures> figures) {
        figures.values().removeIf(Figures::isNothing);
        return Collections.unmodifiableMap(figures);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Groups groups && all().equals(groups.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }
}
