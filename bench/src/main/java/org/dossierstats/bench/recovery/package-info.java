/** How long it takes until everything is there, at a start and after a crash, and what it takes of the machine then. */
@NullMarked
package org.dossierstats.bench.recovery;

import org.jspecify.annotations.NullMarked;
