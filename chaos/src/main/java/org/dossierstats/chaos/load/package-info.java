/** The events that are sent meanwhile, and what was answered. */
@NullMarked
package org.dossierstats.chaos.load;

import org.jspecify.annotations.NullMarked;
