/** The processes that are measured, as users run them, and what the machine tells of them. */
@NullMarked
package org.dossierstats.bench.process;

import org.jspecify.annotations.NullMarked;
