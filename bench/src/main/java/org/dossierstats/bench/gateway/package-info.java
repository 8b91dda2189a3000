/** How much the gateway takes over HTTP. */
@NullMarked
package org.dossierstats.bench.gateway;

import org.jspecify.annotations.NullMarked;
