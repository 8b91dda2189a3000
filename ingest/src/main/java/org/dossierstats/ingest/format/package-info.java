/** The kinds of file that events are read from. */
@NullMarked
package org.dossierstats.ingest.format;

import org.jspecify.annotations.NullMarked;
