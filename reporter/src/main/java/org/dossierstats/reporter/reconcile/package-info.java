/** Published figures beside the counted ones: what of them adds up, and what would have to be different for it to add up. */
@NullMarked
package org.dossierstats.reporter.reconcile;

import org.jspecify.annotations.NullMarked;
