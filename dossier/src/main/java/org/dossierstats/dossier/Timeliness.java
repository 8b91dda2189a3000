package org.dossierstats.dossier;

/** How a closing stands to the due date in force at that moment. */
public enum Timeliness {
    /** Trước hạn. */
    EARLY,
    /** Đúng hạn. */
    ON_TIME,
    /** Quá hạn. */
    LATE,
    /** Nothing to judge by. */
    NO_DUE_DATE
}
