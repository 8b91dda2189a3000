/** Made-up dossiers that behave like those of a real office: their procedures, their lives, and the traffic they make. No clock, no I/O. */
@NullMarked
package org.dossierstats.ingest.simulation;

import org.jspecify.annotations.NullMarked;
