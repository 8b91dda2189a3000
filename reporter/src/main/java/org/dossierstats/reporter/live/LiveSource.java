package org.dossierstats.reporter.live;

import java.util.function.Predicate;
import org.dossierstats.reporter.LiveCounts;
import org.jspecify.annotations.Nullable;

/** Where a board has its counts from. */
public interface LiveSource {
    /**
     * What stands right now.
     *
     * @return null if the counts are not whole
     * @throws org.dossierstats.reporter.ReporterException if they cannot be read
     */
    @Nullable
    LiveCounts live(Predicate<String> visible);

    /**
     * How many records are published and not counted.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    long lag();
}
