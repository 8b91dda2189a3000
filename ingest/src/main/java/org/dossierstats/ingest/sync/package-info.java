/** The record one-stop systems send upstream (đồng bộ hồ sơ), and which dated events it tells. Knows of neither HTTP nor Kafka. */
@NullMarked
package org.dossierstats.ingest.sync;

import org.jspecify.annotations.NullMarked;
