/** What a dossier adds to the counts: dated facts, the cells they fall in, and their sums. */
@NullMarked
package org.dossierstats.counts;

import org.jspecify.annotations.NullMarked;
