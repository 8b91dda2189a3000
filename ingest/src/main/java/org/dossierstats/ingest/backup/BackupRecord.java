package org.dossierstats.ingest.backup;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of a topic as it stood there, whatever its bytes are. */
final class BackupRecord {
    private final String topic;
    private final int partition;
    private final long offset;
    private final long timeMs;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final List<Header> headers;

    /** @param timeMs by the clock of the broker that took it */
    BackupRecord(
            String topic,
            int partition,
            long offset,
            long timeMs,
            byte @Nullable [] key,
            byte @Nullable [] value,
            List<Header> headers) {
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.timeMs = timeMs;
        this.key = key;
        this.value = value;
        this.headers = List.copyOf(headers);
    }

    static BackupRecord of(ConsumerRecord<byte[], byte[]> read) {
        return new BackupRecord(
                read.topic(),
                read.partition(),
                read.offset(),
                read.timestamp(),
                read.key(),
                read.value(),
                List.of(read.headers().toArray()));
    }

    String topic() {
        return topic;
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    long timeMs() {
        return timeMs;
    }

    byte @Nullable [] key() {
        return key;
    }

    byte @Nullable [] value() {
        return value;
    }

    List<Header> headers() {
        return headers;
    }
}
