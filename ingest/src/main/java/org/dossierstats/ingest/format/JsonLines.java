package org.dossierstats.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts in JSON, one a line, in a stream of any length (NDJSON). */
public final class JsonLines {
    private final InputStream in;
    private final byte[] chunk = new byte[64 * 1024];
    private final byte[] line;
    private int next;
    private int filled;
    private long number;

    /**
     * Those of this stream.
     *
     * @param maxBytes of a line; a longer one is cut off one byte after that
     */
    public JsonLines(InputStream in, int maxBytes) {
        this.in = in;
        this.line = new byte[maxBytes + 1];
    }

    /** The next line that is not empty, or null at the end. */
    public byte @Nullable [] next() throws IOException {
        int length = 0;
        while (true) {
            if (next == filled) {
                filled = Math.max(0, in.read(chunk));
                next = 0;
                if (filled == 0) {
                    number += length > 0 ? 1 : 0;
                    return length > 0 ? Arrays.copyOf(line, length) : null;
                }
            }
            byte read = chunk[next++];
            if (read == '\n') {
                number++;
                if (length > 0) {
                    return Arrays.copyOf(line, length);
                }
            } else if (length < line.length && !(length == 0 && isBlank(read))) {
                line[length++] = read;
            }
        }
    }

    private static boolean isBlank(byte read) {
        return read == ' ' || read == '\t' || read == '\r';
    }

    /** Of the line read last, from 1. */
    public long number() {
        return number;
    }
}
