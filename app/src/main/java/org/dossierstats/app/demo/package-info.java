/** A made-up one-stop desk with a published report's real figures: its history, and what happens next. No clock, no I/O. */
@NullMarked
package org.dossierstats.app.demo;

import org.jspecify.annotations.NullMarked;
