package org.dossierstats.ingest.format;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.dossierstats.dossier.Event;
import org.dossierstats.wire.EventJson;

/** A file of events being written, one in JSON a line (NDJSON), which {@link EventLines} reads. Failures are {@link UncheckedIOException}s. */
public final class EventFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 128 * 1024;

    private final OutputStream lines;

    private EventFile(OutputStream lines) {
        this.lines = new BufferedOutputStream(lines, BUFFER_BYTES);
    }

    /** Gzipped if its name ends with {@code .gz}; what was in it is overwritten. */
    public static EventFile to(Path file) {
        try {
            OutputStream bytes = Files.newOutputStream(file);
            return new EventFile(file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, BUFFER_BYTES) : bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static EventFile toStandardOutput() {
        return new EventFile(new FileOutputStream(FileDescriptor.out));
    }

    public void write(Event event) {
        try {
            lines.write(EventJson.encode(event));
            lines.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
