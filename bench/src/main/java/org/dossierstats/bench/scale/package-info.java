/** How large the counts of a country get, from one partition of them. */
@NullMarked
package org.dossierstats.bench.scale;

import org.jspecify.annotations.NullMarked;
