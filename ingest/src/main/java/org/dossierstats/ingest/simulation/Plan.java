package org.dossierstats.ingest.simulation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dossier whose end is decided.
 *
 * @param completed the day, or null if it is still pending when the history ends
 */
public record Plan(Draft draft, @Nullable LocalDate completed) {}
