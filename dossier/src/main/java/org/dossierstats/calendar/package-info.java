/** Working days and working time. JDK only; no clock. */
@NullMarked
package org.dossierstats.calendar;

import org.jspecify.annotations.NullMarked;
