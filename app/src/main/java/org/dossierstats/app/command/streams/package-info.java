/** The commands that count. */
@NullMarked
package org.dossierstats.app.command.streams;

import org.jspecify.annotations.NullMarked;
