/** What is done to the cluster. */
@NullMarked
package org.dossierstats.chaos.fault;

import org.jspecify.annotations.NullMarked;
