/** Faults on purpose: the command. */
@NullMarked
package org.dossierstats.chaos;

import org.jspecify.annotations.NullMarked;
