package org.dossierstats.ingest.publish;

import java.time.Instant;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.EventType;

/**
 * What can happen to a dossier, each with the time it happened at. What an event must carry is asked for at once, what it may carry can be
 * added, and what it may not carry cannot be said.
 */
public final class Occurrences {
    private final EventSource source;
    private final String dossier;

    Occurrences(EventSource source, String dossier) {
        this.source = source;
        this.dossier = dossier;
    }

    /** Filed, waiting for acceptance. */
    public EventBuilder.WithAttributes submitted(Instant time) {
        return new EventBuilder.WithAttributes(happened(EventType.SUBMITTED, time));
    }

    /** Taken in: the clock runs. */
    public EventBuilder.WithDue accepted(Instant time, Attributes attributes) {
        return new EventBuilder.WithDue(happened(EventType.ACCEPTED, time), attributes);
    }

    /** Not taken in. */
    public EventBuilder.WithAttributes refused(Instant time) {
        return new EventBuilder.WithAttributes(happened(EventType.REFUSED, time));
    }

    /** Handed to the next step. */
    public EventBuilder.Plain forwarded(Instant time) {
        return new EventBuilder.Plain(happened(EventType.FORWARDED, time));
    }

    /** Handed to another agency, which handles it from then on. */
    public EventBuilder.Plain forwardedTo(String agency, Instant time) {
        return new EventBuilder.Plain(happened(EventType.FORWARDED, time), agency);
    }

    /** Papers are missing: the clock stops. */
    public EventBuilder.Plain supplementRequested(Instant time) {
        return new EventBuilder.Plain(happened(EventType.SUPPLEMENT_REQUESTED, time));
    }

    /** The papers came. */
    public EventBuilder.WithDue supplementReceived(Instant time) {
        return new EventBuilder.WithDue(happened(EventType.SUPPLEMENT_RECEIVED, time));
    }

    /** A tax or fee is to be paid: the clock stops. */
    public EventBuilder.Plain paymentRequested(Instant time) {
        return new EventBuilder.Plain(happened(EventType.PAYMENT_REQUESTED, time));
    }

    /** It was paid. */
    public EventBuilder.WithDue paymentReceived(Instant time) {
        return new EventBuilder.WithDue(happened(EventType.PAYMENT_RECEIVED, time));
    }

    /** Handling rests: the clock stops. */
    public EventBuilder.Plain suspended(Instant time) {
        return new EventBuilder.Plain(happened(EventType.SUSPENDED, time));
    }

    /** Handling goes on. */
    public EventBuilder.WithDue resumed(Instant time) {
        return new EventBuilder.WithDue(happened(EventType.RESUMED, time));
    }

    /** A new due date from then on. */
    public EventBuilder.WithReason extended(Instant time, Due due) {
        return new EventBuilder.WithReason(happened(EventType.EXTENDED, time), due);
    }

    /** Taken back by the applicant. */
    public EventBuilder.Plain withdrawn(Instant time) {
        return new EventBuilder.Plain(happened(EventType.WITHDRAWN, time));
    }

    /** Ended by the office. */
    public EventBuilder.Plain stopped(Instant time) {
        return new EventBuilder.Plain(happened(EventType.STOPPED, time));
    }

    /** Finished; this instant decides early, on time or late. */
    public EventBuilder.Plain completed(Instant time) {
        return new EventBuilder.Plain(happened(EventType.COMPLETED, time));
    }

    /** The result is in the applicant's hands. */
    public EventBuilder.Plain returned(Instant time) {
        return new EventBuilder.Plain(happened(EventType.RETURNED, time));
    }

    /** Open again. */
    public EventBuilder.WithDue reopened(Instant time) {
        return new EventBuilder.WithDue(happened(EventType.REOPENED, time));
    }

    /** The record was wrong: what this carries holds from the acceptance on. */
    public EventBuilder.Correction corrected(Instant time) {
        return new EventBuilder.Correction(happened(EventType.CORRECTED, time));
    }

    /** Registered by mistake: it counts for nothing. */
    public EventBuilder.Plain voided(Instant time) {
        return new EventBuilder.Plain(happened(EventType.VOIDED, time));
    }

    private EventBuilder.Happened happened(EventType type, Instant time) {
        return new EventBuilder.Happened(source.uri(), dossier, type, time);
    }
}
