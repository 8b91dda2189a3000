package org.dossierstats.ingest.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the items of a request, in their order. Of a stream only those refused are told, and of these the first; of notes how many
 * there were.
 */
final class Receipt {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_TOLD = 1_000;

    private final boolean ofStream;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Long> notes = new TreeMap<>();
    private long accepted;
    private long refused;

    private record Line(long item, Sent sent) {}

    private Receipt(boolean ofStream) {
        this.ofStream = ofStream;
    }

    static Receipt ofAll() {
        return new Receipt(false);
    }

    static Receipt ofStream() {
        return new Receipt(true);
    }

    /** @param item from 1; in a stream the line */
    void add(long item, Sent sent) {
        if (sent instanceof Sent.Refused) {
            refused++;
        } else {
            accepted++;
        }
        if (!ofStream || (sent instanceof Sent.Refused && lines.size() < MOST_TOLD)) {
            lines.add(new Line(item, sent));
        }
        if (ofStream) {
            sent.notes().forEach(note -> notes.merge(note, 1L, Long::sum));
        }
    }

    long accepted() {
        return accepted;
    }

    long refused() {
        return refused;
    }

    /** The answer, where nothing of it was published with every item that could have been as {@code left}. */
    String json(boolean published) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("accepted", published ? accepted : 0);
            json.writeNumberField("refused", refused);
            json.writeArrayFieldStart("results");
            for (Line line : lines) {
                write(json, line, published);
            }
            json.writeEndArray();
            if (!notes.isEmpty()) {
                writeNotes(json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.append('\n').toString();
    }

    private void writeNotes(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("notes");
        for (Map.Entry<String, Long> note : notes.entrySet()) {
            json.writeStartObject();
            json.writeStringField("note", note.getKey());
            json.writeNumberField("items", note.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Line line, boolean published) throws IOException {
        boolean refused = line.sent() instanceof Sent.Refused;
        json.writeStartObject();
        json.writeNumberField("item", line.item());
        if (refused) {
            json.writeStringField("status", "refused");
        }
        line.sent().write(json);
        if (!refused) {
            json.writeStringField("status", published ? "accepted" : "left");
        }
        json.writeEndObject();
    }
}
