/** Options that several commands share. */
@NullMarked
package org.dossierstats.app.command.option;

import org.jspecify.annotations.NullMarked;
