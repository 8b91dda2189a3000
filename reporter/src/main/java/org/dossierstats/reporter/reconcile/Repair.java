package org.dossierstats.reporter.reconcile;

/**
 * A figure which, if it alone were another, would make the published figures add up.
 *
 * @param to what it would have to be
 */
public record Repair(Column column, String published, Range to) {}
