package org.dossierstats.ingest.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** What is in a file, gzipped or not; how far it is read is told as it is read. */
public final class Content {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path file;
    private final Progress progress;
    private long size = -1;

    /** Of this file, which must be there. */
    public Content(Path file, Progress progress) {
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
            return isGzip(in) ? new GZIPInputStream(in, BUFFER_BYTES) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC;
    }

    /**
     * Unpacked, as a file that can be read from any place; what is made for that goes away when it is closed.
     *
     * @param maxBytes a larger one is not unpacked
     */
    public Unpacked unpacked(long maxBytes) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (!isGzip(in)) {
                return new Unpacked(file, false);
            }
        }
        Unpacked unpacked = new Unpacked(Files.createTempFile("dossier-stats-", ".unpacked"), true);
        unpacked.file().toFile().deleteOnExit();
        try (InputStream in = open();
                OutputStream out = Files.newOutputStream(unpacked.file())) {
            copy(in, out, maxBytes);
            return unpacked;
        } catch (IOException e) {
            unpacked.close();
            throw e;
        }
    }

    private static void copy(InputStream in, OutputStream out, long maxBytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long copied = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            copied += read;
            if (copied > maxBytes) {
                throw new IOException("it is larger than " + maxBytes + " bytes when unpacked");
            }
            out.write(buffer, 0, read);
        }
    }

    /** A file without gzip around it. */
    public record Unpacked(Path file, boolean temporary) implements Closeable {
        @Override
        public void close() throws IOException {
            if (temporary) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** So much of the work is done, of what is not read from its beginning to its end. */
    public void passed(long done, long whole) throws IOException {
        if (size < 0) {
            size = Files.size(file);
        }
        progress.at(whole <= 0 ? size : (long) (size * Math.min(1.0, (double) done / whole)), size);
    }
}
