/** What the program says on stderr, as text for people or as JSON for programs. */
@NullMarked
package org.dossierstats.app.log;

import org.jspecify.annotations.NullMarked;
