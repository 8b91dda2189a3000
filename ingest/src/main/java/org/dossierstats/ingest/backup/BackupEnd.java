package org.dossierstats.ingest.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a backup: what must be before it.
 *
 * @param sha256 of all bytes before this line, in hexadecimal
 */
public record BackupEnd(long events, long summaries, String sha256) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] BEGINNING = {'{', '"', 'e', 'n', 'd', '"'};

    byte[] line() {
        try {
            return JSON.writeValueAsBytes(JSON.createObjectNode()
                    .put("end", true)
                    .put("events", events)
                    .put("summaries", summaries)
                    .put("sha256", sha256));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    /** Reads it; null if this line is none. */
    static @Nullable BackupEnd read(byte[] line) throws IOException {
        for (int i = 0; i < BEGINNING.length; i++) {
            if (i == line.length || line[i] != BEGINNING[i]) {
                return null;
            }
        }
        JsonNode end = JSON.readTree(line);
        return new BackupEnd(
                end.path("events").asLong(-1),
                end.path("summaries").asLong(-1),
                end.path("sha256").asText());
    }
}
