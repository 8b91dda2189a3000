/** The cluster that is to be broken: three Kafka nodes and the processes of the program, each in a JVM of its own. */
@NullMarked
package org.dossierstats.chaos.cluster;

import org.jspecify.annotations.NullMarked;
