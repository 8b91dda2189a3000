/** Reporting periods, and what the counts of a period add up to. */
@NullMarked
package org.dossierstats.period;

import org.jspecify.annotations.NullMarked;
