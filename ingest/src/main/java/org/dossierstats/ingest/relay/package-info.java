/** From an outbox table of an application's database to dossier-events. */
@NullMarked
package org.dossierstats.ingest.relay;

import org.jspecify.annotations.NullMarked;
