/** How fast all events are counted from the beginning, beside other ways to the same figures. */
@NullMarked
package org.dossierstats.bench.rebuild;

import org.jspecify.annotations.NullMarked;
