package org.dossierstats.wire;

import org.dossierstats.dossier.Event;

/** A record of dossier-events, read: an event, or why it is none. */
public sealed interface Decoded {
    record Valid(Event event) implements Decoded {}

    /**
     * The record cannot be counted.
     *
     * @param detail what is wrong and where, in one line, without the payload
     */
    record Refused(Reason reason, String detail) implements Decoded {}

    /** Why a record cannot be counted. */
    enum Reason {
        MISSING_KEY,
        KEY_IS_NOT_SUBJECT,
        UNDECODABLE,
        SCHEMA_VIOLATION,
        TOO_LARGE,
        /** At the door only: who sent it may not. */
        NOT_ALLOWED
    }
}
