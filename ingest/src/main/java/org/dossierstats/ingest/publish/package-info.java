/** The way of every event into dossier-events. */
@NullMarked
package org.dossierstats.ingest.publish;

import org.jspecify.annotations.NullMarked;
