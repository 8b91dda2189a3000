package org.dossierstats.dossier;

/** How finely a closing is compared with the due date. */
public enum Granularity {
    /** By the day: before the due day early, on it on time, after it late. */
    DATE,
    /** By the session: early before the morning or afternoon begins in which it is due, on time until it is due, then late. */
    HALF_DAY,
    /** To the instant. A due date without a time is judged by the day. */
    INSTANT
}
