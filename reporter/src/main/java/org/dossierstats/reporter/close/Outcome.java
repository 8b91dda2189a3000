package org.dossierstats.reporter.close;

import java.time.LocalDate;
import java.util.List;

/** What comes of closing or revising a period. */
public sealed interface Outcome {
    /** It is sealed as this revision. */
    record Sealed(Revision revision) implements Outcome {}

    /** It was closed before, and the figures are still those of the latest revision; nothing was sealed. */
    record Unchanged(Revision latest) implements Outcome {}

    /** It was closed before, and its figures have changed since; closing it again does not overwrite what was sealed. */
    record Changed(Revision latest, Adjustment adjustment) implements Outcome {}

    /** It was never closed, so there is nothing to revise. */
    record NotClosed() implements Outcome {}

    /** It is not over before the end of this day. */
    record NotOver(LocalDate lastDay) implements Outcome {}

    /** The figures do not balance; a line for each row that does not. */
    record Unbalanced(List<String> imbalances) implements Outcome {}
}
