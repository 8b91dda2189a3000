/** The way of a database to the same figures. */
@NullMarked
package org.dossierstats.bench.sql;

import org.jspecify.annotations.NullMarked;
