/** What stands right now, in a terminal or line by line: the live board for who has no browser at hand. */
@NullMarked
package org.dossierstats.reporter.terminal;

import org.jspecify.annotations.NullMarked;
