/** What stands right now: the counters of the live board, kept up to date by every change of a cell and by the turn of the day. */
@NullMarked
package org.dossierstats.live;

import org.jspecify.annotations.NullMarked;
