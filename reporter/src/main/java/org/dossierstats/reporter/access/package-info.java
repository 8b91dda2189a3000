/** Who may read and close over HTTP, and whose dossiers they see. */
@NullMarked
package org.dossierstats.reporter.access;

import org.jspecify.annotations.NullMarked;
