/** What a reporter tells of itself: the figures of now, how far the counts have come, whether they balance. */
@NullMarked
package org.dossierstats.reporter.monitor;

import org.jspecify.annotations.NullMarked;
