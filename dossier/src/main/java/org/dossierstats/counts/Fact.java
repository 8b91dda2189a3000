package org.dossierstats.counts;

/**
 * A small dated addition to the counts, such as: accepted on 3 June, online, +1.
 *
 * @param code {@link Measure#code}, or that of a bucket of the {@link HandlingTime}
 */
public record Fact(Cell cell, int code, long amount) {}
