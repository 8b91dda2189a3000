/** Topics read as they are, whatever is in them. */
@NullMarked
package org.dossierstats.ingest.topic;

import org.jspecify.annotations.NullMarked;
