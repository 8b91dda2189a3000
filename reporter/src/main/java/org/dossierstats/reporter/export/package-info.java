/** Filled forms as files: text, CSV, XLSX, HTML and PDF. */
@NullMarked
package org.dossierstats.reporter.export;

import org.jspecify.annotations.NullMarked;
