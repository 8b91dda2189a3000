package org.dossierstats.wire;

/** The topics of the pipeline, with their default names. */
public final class Topics {
    /** Events, keyed by dossier, kept for ever: the book of record. */
    public static final String EVENTS = "dossier-events";

    /** Counts of cells and positions, compacted. */
    public static final String COUNTS = "dossier-counts";

    /** The same counts rolled up into few cells, in the same format, compacted; there where {@code streams --roll-up} is used. */
    public static final String ROLLED_UP = "dossier-counts.rolled-up";

    /** What could not be counted, and why. */
    public static final String REJECTS = "dossier-rejects";

    /** Whose counts are in force: {@link CountsInForce}, compacted, one partition. */
    public static final String CURRENT = "dossier-current";

    /** Sealed revisions of summaries: {@link SealedSummary}, kept for ever, one partition. */
    public static final String SUMMARIES = "dossier-summaries";

    private Topics() {}
}
