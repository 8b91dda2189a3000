package org.dossierstats.ingest.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first line of a backup: whose records follow.
 *
 * @param ends by partition of dossier-events, the offset before which every committed record is in the file
 */
public record BackupHead(SortedMap<Integer, Long> ends) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORMAT = 1;

    public BackupHead {
        ends = Collections.unmodifiableSortedMap(new TreeMap<>(ends));
    }

    /** How many partitions dossier-events had. */
    public int partitions() {
        return ends.size();
    }

    byte[] line() {
        ObjectNode head = JSON.createObjectNode().put("backup", "dossier-stats").put("format", FORMAT);
        ObjectNode cut = head.putObject("ends");
        ends.forEach((partition, end) -> cut.put(partition.toString(), end));
        try {
            return JSON.writeValueAsBytes(head);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    /**
     * Reads it.
     *
     * @throws IOException if this line is none
     */
    static BackupHead read(byte[] line) throws IOException {
        JsonNode head = JSON.readTree(line);
        if (head == null || !head.path("backup").asText().equals("dossier-stats")) {
            throw new IOException("the file is no backup of dossier-stats");
        }
        if (head.path("format").asInt() != FORMAT) {
            throw new IOException(
                    "the backup is of format " + head.path("format") + ", not of " + FORMAT + " as this version reads");
        }
        SortedMap<Integer, Long> ends = new TreeMap<>();
        try {
            head.path("ends")
                    .properties()
                    .forEach(end -> ends.put(
                            Integer.parseInt(end.getKey()), end.getValue().asLong()));
        } catch (NumberFormatException e) {
            throw new IOException("a partition is no number", e);
        }
        if (ends.isEmpty()) {
            throw new IOException("the backup does not say which partitions it is of");
        }
        return new BackupHead(ends);
    }
}
