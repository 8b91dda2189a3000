/** The live board over HTTP: its state as JSON, and a stream of what changes in it. */
@NullMarked
package org.dossierstats.reporter.live;

import org.jspecify.annotations.NullMarked;
