package org.dossierstats.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Takes a record whatever its Kafka timestamp: when something happened stands in the event. A record stamped below zero must not stop
 * the program, as it would by default.
 */
public final class AnyTimestamp implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }
}
