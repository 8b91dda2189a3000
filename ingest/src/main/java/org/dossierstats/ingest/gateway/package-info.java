/** Events in over HTTP. */
@NullMarked
package org.dossierstats.ingest.gateway;

import org.jspecify.annotations.NullMarked;
