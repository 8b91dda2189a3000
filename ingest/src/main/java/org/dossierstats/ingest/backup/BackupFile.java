package org.dossierstats.ingest.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.dossierstats.ingest.file.Content;
import org.dossierstats.ingest.file.Progress;
import org.dossierstats.ingest.format.JsonLines;
import org.dossierstats.ingest.mapping.ImportException;
import org.dossierstats.wire.Topics;

/** A backup on disk, gzipped or not: a head, a line for each record, and an end that says what must have been before it. */
public final class BackupFile {
    /** A sealed summary of 16 MiB in base64, and more than that. */
    static final int MAX_LINE_BYTES = 32 * 1024 * 1024;

    private final Path file;

    /** One that is there. */
    public BackupFile(Path file) {
        this.file = file;
    }

    /** Is given what is in the file, in its order. */
    interface Reader {
        /** The first line. */
        void head(BackupHead head);

        /** One of the others. */
        void add(BackupRecord backed);
    }

    /**
     * Reads all of it and finds out whether it is whole and unaltered.
     *
     * @throws ImportException if it is not; the message says in which line
     */
    public BackupEnd check(Progress progress) {
        return read(
                new Reader() {
                    @Override
                    public void head(BackupHead head) {
                        // That it can be read is all there is to it.
                    }

                    @Override
                    public void add(BackupRecord backed) {
                        // The same.
                    }
                },
                progress);
    }

    /** The same, giving what is in it. */
    BackupEnd read(Reader reader, Progress progress) {
        try (InputStream in = new Content(file, progress).open()) {
            JsonLines lines = new JsonLines(in, MAX_LINE_BYTES);
            try {
                return read(lines, reader);
            } catch (IOException e) {
                throw new ImportException(
                        file + ": line " + (lines.number() + (isStream(e) ? 1 : 0))
                                + ": the backup is damaged or cut off: " + e.getMessage()
                                + "; nothing more was taken from it",
                        e);
            }
        } catch (IOException e) {
            throw new ImportException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** The line that was being read is not counted yet. */
    private static boolean isStream(IOException e) {
        return e instanceof java.io.EOFException || e instanceof java.util.zip.ZipException;
    }

    private static BackupEnd read(JsonLines lines, Reader reader) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] first = lines.next();
        if (first == null) {
            throw new IOException("the file is empty");
        }
        reader.head(BackupHead.read(first));
        update(digest, first);
        long events = 0;
        long summaries = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            BackupEnd end = BackupEnd.read(line);
            if (end != null) {
                requireSound(
                        end, new BackupEnd(events, summaries, HexFormat.of().formatHex(digest.digest())));
                if (lines.next() != null) {
                    throw new IOException("something comes after its end");
                }
                return end;
            }
            BackupRecord backed = BackupJson.read(line);
            reader.add(backed);
            update(digest, line);
            if (backed.topic().equals(Topics.SUMMARIES)) {
                summaries++;
            } else if (backed.topic().equals(Topics.EVENTS)) {
                events++;
            } else {
                throw new IOException("it is of topic " + backed.topic());
            }
        }
        throw new IOException("its last line is missing");
    }

    private static void requireSound(BackupEnd said, BackupEnd is) throws IOException {
        if (said.events() != is.events() || said.summaries() != is.summaries()) {
            throw new IOException("it has " + is.events() + " events and " + is.summaries()
                    + " summaries, and was written with " + said.events() + " and " + said.summaries());
        }
        if (!said.sha256().equals(is.sha256())) {
            throw new IOException("its SHA-256 is " + is.sha256() + ", and was written as " + said.sha256());
        }
    }

    private static void update(MessageDigest digest, byte[] line) {
        digest.update(line);
        digest.update((byte) '\n');
    }
}
