/** Summaries, and sealed ones, over HTTP. */
@NullMarked
package org.dossierstats.reporter.http;

import org.jspecify.annotations.NullMarked;
