package org.dossierstats.counts;

import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.dossierstats.dossier.Attributes;

/** The cells of a table as they stood at a moment, whatever is counted after it. Any thread may read them. */
public final class FrozenCells {
    private final List<GroupDays> groups;

    FrozenCells(List<GroupDays> groups) {
        this.groups = groups;
    }

    /** All cells, one after the other. */
    public Iterator<Cell> cells() {
        return groups.stream()
                .flatMap(group -> IntStream.range(0, group.size())
                        .mapToObj(place -> new Cell(group.attributes(), group.day(place))))
                .iterator();
    }

    /** Visits the cells of the dossiers with such attributes. */
    public void forEach(Predicate<Attributes> wanted, BiConsumer<Cell, Counts> visitor) {
        for (GroupDays group : groups) {
            if (wanted.test(group.attributes())) {
                CountTable.forEach(group, visitor);
            }
        }
    }
}
