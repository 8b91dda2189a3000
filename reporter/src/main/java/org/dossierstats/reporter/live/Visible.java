package org.dossierstats.reporter.live;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dossierstats.dossier.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Whose dossiers somebody may see.
 *
 * @param agencies null for those of all
 */
public record Visible(@Nullable Set<String> agencies) implements Predicate<Attributes> {
    /** All dossiers. */
    public static final Visible ALL = new Visible(null);

    public Visible {
        agencies = agencies == null ? null : Set.copyOf(new TreeSet<>(agencies));
    }

    @Override
    public boolean test(Attributes attributes) {
        return agencies == null || agencies.contains(attributes.agency());
    }
}
