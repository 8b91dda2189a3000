/** Drafts of mappings, from what stands in a file. */
@NullMarked
package org.dossierstats.ingest.suggest;

import org.jspecify.annotations.NullMarked;
