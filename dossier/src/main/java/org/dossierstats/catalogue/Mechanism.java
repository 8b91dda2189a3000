package org.dossierstats.catalogue;

/** How a procedure passes through the one-stop shop. */
public enum Mechanism {
    /** One agency resolves it (một cửa). */
    ONE_STOP,
    /** Several do, one after the other (một cửa liên thông). */
    INTERLINKED
}
