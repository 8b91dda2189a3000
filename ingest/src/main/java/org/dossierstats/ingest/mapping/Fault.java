package org.dossierstats.ingest.mapping;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a row.
 *
 * @param column where it is wrong, if it is in one column
 * @param message a sentence whose subject is that column, or a whole one
 */
public record Fault(@Nullable String column, String message) {}
