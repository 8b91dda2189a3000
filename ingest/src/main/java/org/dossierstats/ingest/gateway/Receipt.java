package org.dossierstats.ingest.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dossierstats.dossier.Event;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.Decoded.Refused;
import org.dossierstats.wire.Decoded.Valid;

/** What became of the items of a request, in their order. Of a stream only those refused are told, and of these the first. */
final class Receipt {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_TOLD = 1_000;

    private final boolean ofStream;
    private final List<Line> lines = new ArrayList<>();
    private long accepted;
    private long refused;

    private record Line(long item, Decoded decoded) {}

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
    void add(long item, Decoded decoded) {
        if (decoded instanceof Refused) {
            refused++;
        } else {
            accepted++;
        }
        if (!ofStream || (decoded instanceof Refused && lines.size() < MOST_TOLD)) {
            lines.add(new Line(item, decoded));
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
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Line line, boolean published) throws IOException {
        json.writeStartObject();
        json.writeNumberField("item", line.item());
        if (line.decoded() instanceof Valid valid) {
            Event event = valid.event();
            json.writeStringField("source", event.id().source());
            json.writeStringField("id", event.id().id());
            json.writeStringField("status", published ? "accepted" : "left");
        } else if (line.decoded() instanceof Refused why) {
            json.writeStringField("status", "refused");
            json.writeStringField("reason", why.reason().name());
            json.writeStringField("detail", why.detail());
        }
        json.writeEndObject();
    }
}
