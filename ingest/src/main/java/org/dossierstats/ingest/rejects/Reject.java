package org.dossierstats.ingest.rejects;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.Decoded.Refused;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.RejectHeaders;
import org.jspecify.annotations.Nullable;

/** A record of dossier-rejects: one that could not be counted, as it came, and why. */
public final class Reject {
    private final ConsumerRecord<byte[], byte[]> record;

    Reject(ConsumerRecord<byte[], byte[]> record) {
        this.record = record;
    }

    /** Where it stands in dossier-rejects, such as {@code 0:17}. */
    public String place() {
        return record.partition() + ":" + record.offset();
    }

    /** Why it could not be counted: one of {@link Decoded.Reason}. */
    public String reason() {
        return text(RejectHeaders.REASON);
    }

    /** What is wrong and where, in one line. */
    public String detail() {
        return text(RejectHeaders.DETAIL);
    }

    /** Where it came from, such as {@code dossier-events 3:1200}. */
    public String origin() {
        return text(RejectHeaders.TOPIC) + " " + text(RejectHeaders.PARTITION) + ":" + text(RejectHeaders.OFFSET);
    }

    /** When it was published, in milliseconds since 1970. */
    public long publishedMs() {
        return record.timestamp();
    }

    /** What it is to the program as it is now. */
    Decoded decodedAsItIs() {
        return EventJson.decode(record.key(), record.value(), this::value);
    }

    /** The same, if its key had been what its subject says. */
    Decoded decodedBySubject() {
        return EventJson.decodeWithoutKey(record.value(), this::value);
    }

    byte @Nullable [] key() {
        return record.key();
    }

    byte @Nullable [] payload() {
        return record.value();
    }

    /** Those it came with. */
    List<Header> originalHeaders() {
        List<Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            if (!RejectHeaders.ALL.contains(header.key())) {
                headers.add(header);
            }
        }
        return headers;
    }

    private byte @Nullable [] value(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    private String text(String name) {
        byte[] value = value(name);
        return value == null ? "?" : new String(value, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?");
    }

    /** Why the program as it is now would not count it, or null. */
    @Nullable
    Refused stillRefused(boolean bySubject) {
        return (bySubject ? decodedBySubject() : decodedAsItIs()) instanceof Refused refused ? refused : null;
    }
}
