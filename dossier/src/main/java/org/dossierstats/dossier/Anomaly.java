package org.dossierstats.dossier;

import java.time.Instant;

/**
 * Something in a dossier's events that breaks sense, though each of them is valid. It is counted on the day and in the agency where it
 * takes effect; what the event itself contributes to the figures is another matter (ADR 5).
 *
 * @param event the event that does not fit
 * @param time when it takes effect
 * @param attributes of the dossier at that time
 */
public record Anomaly(Kind kind, Event event, Instant time, Attributes attributes) {
    /** What breaks sense. The ordinals follow those of the measures: append, never reorder. */
    public enum Kind {
        /** Closed at a time before the acceptance. Counted as closed with the acceptance. */
        RESOLVED_BEFORE_ACCEPTED,
        /** Accepted at a time that had not come when the event was published. Counted on that day. */
        ACCEPTED_IN_FUTURE,
        /** Closed at a time that had not come when the event was published. Counted on that day. */
        RESOLVED_IN_FUTURE,
        /** Not a move an office makes from the status the dossier was in. */
        ILLEGAL_TRANSITION,
        /** Due before it was accepted. Counted as due then. */
        DUE_BEFORE_ACCEPTANCE,
        /** Completed or returned, but never accepted. Not counted: it was never received. */
        COMPLETED_WITHOUT_ACCEPTANCE,
        /** An event with the id of another and other content. The one that sorts first counts. */
        CONFLICTING_EVENTS
    }
}
