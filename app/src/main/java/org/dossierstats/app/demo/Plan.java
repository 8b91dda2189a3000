package org.dossierstats.app.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dossier whose end is decided.
 *
 * @param completed the day, or null if it is still pending when the history ends
 */
record Plan(Draft draft, @Nullable LocalDate completed) {}
