/** What could not be counted: reading dossier-rejects, and publishing again what was mended. */
@NullMarked
package org.dossierstats.ingest.rejects;

import org.jspecify.annotations.NullMarked;
