/** The dossier-stats command. */
@NullMarked
package org.dossierstats.app;

import org.jspecify.annotations.NullMarked;
