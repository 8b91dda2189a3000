/** How soon what is published is seen. */
@NullMarked
package org.dossierstats.bench.freshness;

import org.jspecify.annotations.NullMarked;
