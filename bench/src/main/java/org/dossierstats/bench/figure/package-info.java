/** What was measured: its spread over rounds, its target, the table and the JSON of a run. */
@NullMarked
package org.dossierstats.bench.figure;

import org.jspecify.annotations.NullMarked;
