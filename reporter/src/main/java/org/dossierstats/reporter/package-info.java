/** From dossier-counts to period summaries: a reader of all counts, the snapshot barrier, texts and HTTP. */
@NullMarked
package org.dossierstats.reporter;

import org.jspecify.annotations.NullMarked;
