package org.dossierstats.bench.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a run has measured so far, in the order it was measured. Not thread-safe. */
public final class Results {
    private final List<Figure> figures = new ArrayList<>();
    private final SortedMap<String, Spread> ratios = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    /** A figure that has no target. */
    public void add(String section, String name, String unit, Spread spread) {
        figures.add(new Figure(section, name, unit, spread, null));
    }

    /** A figure with its target. */
    public void add(String section, String name, String unit, Spread spread, @Nullable Target target) {
        figures.add(new Figure(section, name, unit, spread, target));
    }

    /** A figure that is how many times as much one is as another; others find it in the JSON under its key. */
    public void addRatio(String section, String key, Spread ratio, @Nullable Target target) {
        figures.add(new Figure(section, key, "ratio", ratio, target));
        ratios.put(key, ratio);
    }

    /** Something to be said of the run, such as what was not there to be measured. */
    public void note(String note) {
        notes.add(note);
    }

    public List<Figure> figures() {
        return Collections.unmodifiableList(figures);
    }

    public SortedMap<String, Spread> ratios() {
        return Collections.unmodifiableSortedMap(ratios);
    }

    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }
}
