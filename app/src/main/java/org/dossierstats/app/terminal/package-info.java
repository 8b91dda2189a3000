/** How a command talks to whoever called it: exit codes, one-line failures, progress, the end by Ctrl-C. */
@NullMarked
package org.dossierstats.app.terminal;

import org.jspecify.annotations.NullMarked;
