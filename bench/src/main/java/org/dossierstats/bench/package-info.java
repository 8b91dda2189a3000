/** The benchmarks: dossier-stats beside what one would use instead, on the same events. */
@NullMarked
package org.dossierstats.bench;

import org.jspecify.annotations.NullMarked;
