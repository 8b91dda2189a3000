/** Where the time of a rebuild goes. */
@NullMarked
package org.dossierstats.bench.profile;

import org.jspecify.annotations.NullMarked;
