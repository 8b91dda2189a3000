package org.dossierstats.access;

/** Somebody could not say who they are; the message says what is wrong, and never what they sent. */
public final class NotAdmittedException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAdmittedException(String message) {
        super(message, null, false, false);
    }
}
