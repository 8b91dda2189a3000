package org.dossierstats.ingest.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;

/** What a row of records says, to tell whether two rows are the same: how many they are, and a digest of all of them. */
final class Fingerprint {
    private static final int NO_VALUE = -1;

    private final MessageDigest digest = Sha256.digest();
    private byte[] value = {};
    private long records;

    /** Adds the next one: when it came is part of an event, for it tells whether that came before its time; of a summary it is not. */
    void add(BackupRecord next) {
        if (next.topic().equals(Topics.EVENTS)) {
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, next.timeMs()));
        }
        add(next.key());
        add(next.value());
        for (Header header : next.headers()) {
            add(header.key().getBytes(StandardCharsets.UTF_8));
            add(header.value());
        }
        value = digest.digest();
        digest.update(value);
        records++;
    }

    private void add(byte @Nullable [] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes == null ? NO_VALUE : bytes.length));
        if (bytes != null) {
            digest.update(bytes);
        }
    }

    long records() {
        return records;
    }

    boolean isThatOf(Fingerprint other) {
        return records == other.records && Arrays.equals(value, other.value);
    }
}
