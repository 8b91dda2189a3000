package org.dossierstats.dossier;

/** How the handling of a dossier ended. */
public enum Outcome {
    /** The office finished it (đã xử lý xong). */
    COMPLETED,
    /** The applicant took it back (công dân rút hồ sơ). */
    WITHDRAWN,
    /** The office ended it without a result (dừng xử lý). */
    STOPPED
}
