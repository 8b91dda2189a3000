package org.dossierstats.ingest.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** What is in a file, gzipped or not; how far it is read is told as it is read. */
public final class Content {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path file;
    private final Progress progress;

    Content(Path file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    /** As it is on disk. */
    public Path file() {
        return file;
    }

    /** From its beginning, unpacked. */
    public InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(
                new CountingStream(Files.newInputStream(file), Files.size(file), progress), BUFFER_BYTES);
        try {
            in.mark(2);
            int magic = in.read() << 8 | in.read();
            in.reset();
            return magic == GZIP_MAGIC ? new GZIPInputStream(in, BUFFER_BYTES) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
