/** A real Kafka broker inside this JVM. */
@NullMarked
package org.dossierstats.app.broker;

import org.jspecify.annotations.NullMarked;
