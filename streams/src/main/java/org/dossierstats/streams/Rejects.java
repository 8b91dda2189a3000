package org.dossierstats.streams;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.dossierstats.wire.Decoded.Refused;
import org.dossierstats.wire.RejectHeaders;

/**
 * What could not be counted, as it goes to dossier-rejects: the record as it came, with headers that say why and where it stands. Of a
 * record too large to be copied only the headers go; it stays where it is.
 */
final class Rejects {
    /** Below what the topic takes, with room for our headers. */
    private static final int LARGEST_COPY = 1_500_000;

    private Rejects() {}

    static Record<Object, Object> of(Record<byte[], byte[]> record, RecordMetadata origin, Refused refused) {
        boolean copied = size(record) <= LARGEST_COPY;
        Headers headers = new RecordHeaders(copied ? record.headers().toArray() : new Header[0]);
        add(headers, RejectHeaders.REASON, refused.reason().name());
        add(headers, RejectHeaders.DETAIL, refused.detail());
        add(headers, RejectHeaders.TOPIC, origin.topic());
        add(headers, RejectHeaders.PARTITION, String.valueOf(origin.partition()));
        add(headers, RejectHeaders.OFFSET, String.valueOf(origin.offset()));
        return new Record<>(copied ? record.key() : null, copied ? record.value() : null, record.timestamp(), headers);
    }

    private static long size(Record<byte[], byte[]> record) {
        long size = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    private static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static void add(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
