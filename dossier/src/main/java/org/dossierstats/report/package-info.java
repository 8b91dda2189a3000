/** What is told of a period beside its figures: those of earlier periods, and which agencies have not reported. */
@NullMarked
package org.dossierstats.report;

import org.jspecify.annotations.NullMarked;
