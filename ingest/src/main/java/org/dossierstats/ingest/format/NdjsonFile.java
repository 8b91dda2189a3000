package org.dossierstats.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.file.Content;
import org.dossierstats.ingest.file.FileFormat;
import org.dossierstats.ingest.file.Problem;
import org.dossierstats.ingest.mapping.Fault;
import org.dossierstats.ingest.mapping.Reading;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.jspecify.annotations.Nullable;

/** Events as they stand in dossier-events, one a line (NDJSON). */
public final class NdjsonFile implements FileFormat {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    @Override
    public String items() {
        return "lines";
    }

    @Override
    public void read(Content content, Sink sink) throws IOException {
        try (InputStream in = withoutMark(content.open())) {
            JsonLines lines = new JsonLines(in, EventJson.MAX_BYTES);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                Decoded decoded = decoded(line);
                if (decoded instanceof Decoded.Valid valid) {
                    sink.item(lines.number(), new Reading(List.of(valid.event()), List.of()));
                } else if (decoded instanceof Decoded.Refused refused) {
                    sink.problem(new Problem(
                            lines.number(),
                            null,
                            "the event is refused (" + refused.reason() + "): " + refused.detail()));
                }
            }
        }
    }

    private static Decoded decoded(byte[] line) {
        return line.length <= EventJson.MAX_BYTES
                ? EventJson.decode(line)
                : new Decoded.Refused(
                        Decoded.Reason.TOO_LARGE, "the event has more than " + EventJson.MAX_BYTES + " bytes");
    }

    static InputStream withoutMark(InputStream in) throws IOException {
        PushbackInputStream text = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
        byte[] first = text.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            text.unread(first);
        }
        return text;
    }

    /** None: each was read by the very reader of dossier-events. */
    @Override
    public @Nullable Fault fault(Event event) {
        return null;
    }
}
