/** What of a machine is needed to break things: a network, a disk and a clock of one's own. */
@NullMarked
package org.dossierstats.chaos.host;

import org.jspecify.annotations.NullMarked;
