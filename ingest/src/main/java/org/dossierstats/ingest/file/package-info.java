/** The import of files: checked as a whole, then published to dossier-events. */
@NullMarked
package org.dossierstats.ingest.file;

import org.jspecify.annotations.NullMarked;
