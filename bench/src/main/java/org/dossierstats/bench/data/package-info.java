/** The events that everything is measured on, and the figures they must come to. */
@NullMarked
package org.dossierstats.bench.data;

import org.jspecify.annotations.NullMarked;
