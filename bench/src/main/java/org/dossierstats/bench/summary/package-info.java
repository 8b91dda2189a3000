/** How fast a period is summed up, beside databases that recount it. */
@NullMarked
package org.dossierstats.bench.summary;

import org.jspecify.annotations.NullMarked;
