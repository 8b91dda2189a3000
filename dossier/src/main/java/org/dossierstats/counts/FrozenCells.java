package org.dossierstats.counts;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.dossierstats.dossier.Attributes;

/** The cells of a table as they stood at a moment, whatever is counted after it. Any thread may read them. */
public final class FrozenCells {
    private final List<GroupDays> groups;

    FrozenCells(List<GroupDays> groups) {
        this.groups = groups;
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
