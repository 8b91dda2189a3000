/** The commands that show and check figures. */
@NullMarked
package org.dossierstats.app.command.reporter;

import org.jspecify.annotations.NullMarked;
