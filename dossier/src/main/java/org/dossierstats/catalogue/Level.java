package org.dossierstats.catalogue;

/** The level of government that an agency is at, or that resolves a procedure; the highest first. */
public enum Level {
    CENTRAL,
    PROVINCE,
    /** Until 30 June 2025. */
    DISTRICT,
    COMMUNE
}
