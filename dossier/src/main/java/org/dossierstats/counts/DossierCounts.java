package org.dossierstats.counts;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.ObjLongConsumer;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Rules;

/** What dossiers come to: the counts in their cells, and who sent how many events. Additive; what comes to nothing is left out. Not thread-safe. */
public final class DossierCounts {
    private final CountTable cells = new CountTable();
    private final Map<Sent, Long> sent = new HashMap<>();

    /** Adds a dossier so many times; −1 takes it back. */
    public DossierCounts add(Dossier dossier, Rules rules, int times) {
        cells.add(Facts.of(dossier, rules), times);
        Sent.of(dossier, rules).forEach(each -> add(each, times));
        return this;
    }

    public DossierCounts add(DossierCounts other) {
        cells.add(other.cells);
        other.sent.forEach(this::add);
        return this;
    }

    /** So many more events were sent so. */
    public void add(Sent each, long events) {
        sent.merge(each, events, (before, more) -> before + more == 0 ? null : before + more);
    }

    /** Sets how many events were sent so. */
    public void set(Sent each, long events) {
        if (events == 0) {
            sent.remove(each);
        } else {
            sent.put(each, events);
        }
    }

    public CountTable cells() {
        return cells;
    }

    /** How many events were sent, never 0. */
    public Map<Sent, Long> sent() {
        return Collections.unmodifiableMap(sent);
    }

    /** These counts, as those of a cut. */
    public Snapshot at(SortedMap<Integer, Long> cut) {
        return new Snapshot() {
            @Override
            public SortedMap<Integer, Long> cut() {
                return cut;
            }

            @Override
            public void forEach(BiConsumer<Cell, Counts> visitor) {
                cells.forEach(visitor);
            }

            @Override
            public void forEachSent(ObjLongConsumer<Sent> visitor) {
                sent.forEach(visitor::accept);
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DossierCounts counts && cells.equals(counts.cells) && sent.equals(counts.sent);
    }

    @Override
    public int hashCode() {
        return 31 * cells.hashCode() + sent.hashCode();
    }

    @Override
    public String toString() {
        return cells + " " + sent;
    }
}
