package org.dossierstats.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.jspecify.annotations.Nullable;

/** Events in JSON, one a line, in a stream of any length (NDJSON). */
public final class EventLines {
    private final InputStream in;
    private final byte[] chunk = new byte[64 * 1024];
    private final int maxBytes;
    private final byte[] line;
    private int next;
    private int filled;
    private long number;

    /**
     * Those of this stream.
     *
     * @param maxBytes of a line; a longer one is refused
     */
    public EventLines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.line = new byte[maxBytes + 1];
    }

    /** The next line that is not empty, or null at the end. */
    public @Nullable Decoded next() throws IOException {
        int length = 0;
        while (true) {
            if (next == filled) {
                filled = Math.max(0, in.read(chunk));
                next = 0;
                if (filled == 0) {
                    number += length > 0 ? 1 : 0;
                    return length > 0 ? decoded(length) : null;
                }
            }
            byte read = chunk[next++];
            if (read == '\n') {
                number++;
                if (length > 0) {
                    return decoded(length);
                }
            } else if (length < line.length && !(length == 0 && isBlank(read))) {
                line[length++] = read;
            }
        }
    }

    private static boolean isBlank(byte read) {
        return read == ' ' || read == '\t' || read == '\r';
    }

    private Decoded decoded(int length) {
        return length > maxBytes
                ? new Decoded.Refused(Decoded.Reason.TOO_LARGE, "the event has more than " + maxBytes + " bytes")
                : EventJson.decode(Arrays.copyOf(line, length), maxBytes);
    }

    /** Of the line read last, from 1. */
    public long number() {
        return number;
    }
}
