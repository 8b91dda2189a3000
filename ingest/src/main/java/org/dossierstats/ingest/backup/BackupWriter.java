package org.dossierstats.ingest.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import org.dossierstats.wire.Topics;

/** Writes a backup, line by line. */
final class BackupWriter {
    private final OutputStream out;
    private final java.security.MessageDigest digest = Sha256.digest();
    private long events;
    private long summaries;

    BackupWriter(OutputStream out, BackupHead head) throws IOException {
        this.out = out;
        line(head.line());
    }

    void add(BackupRecord backed) throws IOException {
        line(BackupJson.line(backed));
        if (backed.topic().equals(Topics.SUMMARIES)) {
            summaries++;
        } else {
            events++;
        }
    }

    BackupEnd end() throws IOException {
        BackupEnd end = new BackupEnd(events, summaries, HexFormat.of().formatHex(digest.digest()));
        line(end.line());
        out.flush();
        return end;
    }

    private void line(byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
        digest.update(line);
        digest.update((byte) '\n');
    }
}
