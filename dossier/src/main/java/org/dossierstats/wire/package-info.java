/** All wire formats in one place: events and summaries in JSON, ledger, cells and positions in bytes. */
@NullMarked
package org.dossierstats.wire;

import org.jspecify.annotations.NullMarked;
