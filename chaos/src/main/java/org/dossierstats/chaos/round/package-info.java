/** One fault after the other, each judged by itself. */
@NullMarked
package org.dossierstats.chaos.round;

import org.jspecify.annotations.NullMarked;
