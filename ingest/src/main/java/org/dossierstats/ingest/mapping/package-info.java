/** What the columns of a file mean: the mapping file, and how it makes events of rows. Knows of neither CSV nor Kafka. */
@NullMarked
package org.dossierstats.ingest.mapping;

import org.jspecify.annotations.NullMarked;
