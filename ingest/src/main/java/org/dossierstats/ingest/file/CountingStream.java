package org.dossierstats.ingest.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reports how far it is read. Ends where the file ended when it was opened: one that grows meanwhile is not read for ever. */
final class CountingStream extends FilterInputStream {
    private final long total;
    private final Progress progress;
    private long count;

    CountingStream(InputStream in, long total, Progress progress) {
        super(in);
        this.total = total;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int b = count < total ? super.read() : -1;
        advance(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (count >= total) {
            return -1;
        }
        int read = super.read(bytes, offset, (int) Math.min(length, total - count));
        advance(read);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void advance(int read) {
        if (read > 0) {
            count += read;
            progress.at(count, total);
        }
    }
}
