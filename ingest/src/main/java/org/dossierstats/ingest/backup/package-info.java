/** The book of record and what was sealed, in a file: written, checked, and put into Kafka again. */
@NullMarked
package org.dossierstats.ingest.backup;

import org.jspecify.annotations.NullMarked;
