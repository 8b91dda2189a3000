package org.dossierstats.access;

/** Somebody a server lets in. */
public interface Admitted {
    /** As logs and lists call them; there once in a file. */
    String name();

    /** Whose dossiers are their business. */
    Agencies agencies();
}
