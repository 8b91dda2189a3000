/** The commands that close periods, revise them, and show what was sealed. */
@NullMarked
package org.dossierstats.app.command.close;

import org.jspecify.annotations.NullMarked;
