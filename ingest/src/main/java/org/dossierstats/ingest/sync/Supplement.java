package org.dossierstats.ingest.sync;

import java.time.Instant;
import java.util.Comparator;
import org.dossierstats.dossier.Due;
import org.jspecify.annotations.Nullable;

/**
 * That papers were asked for.
 *
 * @param received when they came, if they did
 * @param dueBefore the due date until then
 * @param dueAfter the due date from then on
 */
record Supplement(
        Instant requested,
        @Nullable Instant received,
        @Nullable Due dueBefore,
        @Nullable Due dueAfter) {
    static final Comparator<Supplement> ORDER = Comparator.comparing(Supplement::requested)
            .thenComparing(Supplement::received, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(supplement -> supplement.dueBefore + " " + supplement.dueAfter);
}
