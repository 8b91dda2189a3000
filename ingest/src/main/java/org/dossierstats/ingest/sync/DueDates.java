package org.dossierstats.ingest.sync;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dossierstats.dossier.Due;
import org.jspecify.annotations.Nullable;

/**
 * Since when a dossier has been due when, as far as a record tells: it has the due date of now, and those before and after each
 * supplement. A date of which it does not say since when is taken to hold since the last time that set one: the acceptance, or the
 * receipt of a supplement.
 */
final class DueDates {
    private final EventSheet sheet;
    private Instant since;
    private @Nullable Due inForce;

    private DueDates(EventSheet sheet, Instant acceptance) {
        this.sheet = sheet;
        this.since = acceptance;
    }

    /**
     * Writes them down.
     *
     * @param supplements in their order
     * @param now the due date in force
     */
    static void write(
            EventSheet sheet, Instant acceptance, List<Supplement> supplements, @Nullable Due now, Set<Untold> untold) {
        List<Supplement> counted = supplements.stream()
                .filter(supplement -> !supplement.requested().isBefore(acceptance))
                .toList();
        DueDates dates = new DueDates(sheet, acceptance);
        dates.promised(counted, now, untold);
        counted.forEach(dates::supplement);
        dates.told(now);
    }

    /** What was promised at the acceptance is what is first told to have been in force. */
    private void promised(List<Supplement> supplements, @Nullable Due now, Set<Untold> untold) {
        Due first = first(supplements, now);
        if (first != null) {
            sheet.promised(since, first);
            sheet.due(since, first);
            inForce = first;
        } else if (now != null) {
            untold.add(Untold.PROMISE);
        }
    }

    /** Null if it was replaced before it was ever told. */
    private static @Nullable Due first(List<Supplement> supplements, @Nullable Due now) {
        for (Supplement supplement : supplements) {
            if (supplement.dueBefore() != null || supplement.dueAfter() != null) {
                return supplement.dueBefore();
            }
        }
        return now;
    }

    /** Without a new due date, the time the clock rested moves the old one: the rules know how. */
    private void supplement(Supplement supplement) {
        told(supplement.dueBefore());
        if (supplement.received() != null) {
            since = supplement.received();
            if (supplement.dueAfter() != null) {
                inForce = supplement.dueAfter();
                sheet.due(since, inForce);
            }
        }
    }

    private void told(@Nullable Due due) {
        if (due != null && !due.equals(inForce)) {
            inForce = due;
            sheet.due(since, due);
        }
    }
}
