/** From dossier-events to dossier-counts: the Tally processor, its ledger and its topology. */
@NullMarked
package org.dossierstats.streams;

import org.jspecify.annotations.NullMarked;
