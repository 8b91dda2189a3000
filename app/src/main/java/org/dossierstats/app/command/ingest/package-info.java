/** The commands that bring events in. */
@NullMarked
package org.dossierstats.app.command.ingest;

import org.jspecify.annotations.NullMarked;
