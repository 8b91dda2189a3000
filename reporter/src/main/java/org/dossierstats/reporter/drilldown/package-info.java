/** From a figure to the dossiers behind it. */
@NullMarked
package org.dossierstats.reporter.drilldown;

import org.jspecify.annotations.NullMarked;
