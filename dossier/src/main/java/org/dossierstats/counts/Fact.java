package org.dossierstats.counts;

/** A small dated addition to the counts, such as: accepted on 3 June, online, +1. */
public record Fact(Cell cell, Measure measure, int amount) {}
