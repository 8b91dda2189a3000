package org.dossierstats.catalogue;

/** Has versions, each valid for a time, under one code. */
interface Versioned {
    String code();

    Validity validity();
}
