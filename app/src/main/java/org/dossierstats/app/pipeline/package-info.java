/** The parts put together: topics, and the whole line in one process. */
@NullMarked
package org.dossierstats.app.pipeline;

import org.jspecify.annotations.NullMarked;
