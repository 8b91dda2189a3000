package org.dossierstats.monitor;

/**
 * What a process is.
 *
 * @param version of the program
 * @param rules the id of the rules it was started with; empty if it has none
 */
public record Build(String version, String rules) {}
