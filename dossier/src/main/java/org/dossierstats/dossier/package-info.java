/** The heart: what a dossier is and what happens to it. JDK only; no Kafka, no JSON, no clock, no I/O. */
@NullMarked
package org.dossierstats.dossier;

import org.jspecify.annotations.NullMarked;
