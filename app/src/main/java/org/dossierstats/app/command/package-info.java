/** The command line: one class a command. */
@NullMarked
package org.dossierstats.app.command;

import org.jspecify.annotations.NullMarked;
