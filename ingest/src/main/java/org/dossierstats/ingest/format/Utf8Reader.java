package org.dossierstats.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8, with or without a byte order mark, that names the line of the first bytes that are not. */
final class Utf8Reader extends Reader {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES).flip();
    private boolean atStart = true;
    private boolean atEnd;
    private boolean malformed;
    private long line = 1;
    private char last;

    /** The bytes are not UTF-8. */
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final long line;

        MalformedException(long line) {
            super("is not UTF-8");
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (malformed) {
                throw new MalformedException(line);
            }
            if (atEnd) {
                return -1;
            }
            decodeMore();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    private void decodeMore() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        atEnd = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, atEnd);
        malformed = result.isError();
        chars.flip();
        countLines();
        if (atStart && chars.hasRemaining()) {
            atStart = false;
            if (chars.get(0) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
    }

    /** Up to the last character decoded, which stands before the malformed bytes if there are any. */
    private void countLines() {
        char[] text = chars.array();
        for (int i = 0; i < chars.limit(); i++) {
            char c = text[i];
            if (c == '\r' || (c == '\n' && last != '\r')) {
                line++;
            }
            last = c;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
