/** What every long-running process tells of itself: its meters, whether it works, whether it is ready. */
@NullMarked
package org.dossierstats.monitor;

import org.jspecify.annotations.NullMarked;
