/** Periods that are closed: sealed revisions, how they come to be, and what has changed since. */
@NullMarked
package org.dossierstats.reporter.close;

import org.jspecify.annotations.NullMarked;
