/** How Kafka is told who this program is: the settings of its clients, their secrets, what each part is allowed, and what Kafka denies. */
@NullMarked
package org.dossierstats.app.kafka;

import org.jspecify.annotations.NullMarked;
