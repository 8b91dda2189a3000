/** Who may send events, and which: bearer keys and tokens. */
@NullMarked
package org.dossierstats.ingest.access;

import org.jspecify.annotations.NullMarked;
