/** What the counts add up to in each row of a summary, kept up by changes, so that any period costs its rows and not its cells. */
@NullMarked
package org.dossierstats.rollup;

import org.jspecify.annotations.NullMarked;
