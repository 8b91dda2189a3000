/** What the measurements of a run share. */
@NullMarked
package org.dossierstats.bench.run;

import org.jspecify.annotations.NullMarked;
