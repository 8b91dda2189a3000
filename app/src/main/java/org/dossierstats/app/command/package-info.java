/** The command line: the whole, and the commands that run everything at once. */
@NullMarked
package org.dossierstats.app.command;

import org.jspecify.annotations.NullMarked;
