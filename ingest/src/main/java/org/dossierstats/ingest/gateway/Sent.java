package org.dossierstats.ingest.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.wire.Decoded;

/** An item of a request, read. */
sealed interface Sent {
    /** What is to be published of it. */
    default List<Event> events() {
        return List.of();
    }

    /** What it does not tell well enough to be counted. */
    default List<String> notes() {
        return List.of();
    }

    /** The same, refused if it is not the caller's to send. */
    default Sent checked(Caller caller) {
        for (Event event : events()) {
            if (caller.checked(new Decoded.Valid(event)) instanceof Decoded.Refused refused) {
                return new Refused(refused);
            }
        }
        return this;
    }

    /** Its fields in an answer, but for what became of it. */
    void write(JsonGenerator json) throws IOException;

    static Sent of(Decoded decoded) {
        return decoded instanceof Decoded.Valid valid
                ? new OneEvent(valid.event())
                : new Refused((Decoded.Refused) decoded);
    }

    /** An event as it came. */
    record OneEvent(Event event) implements Sent {
        @Override
        public List<Event> events() {
            return List.of(event);
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStringField("source", event.id().source());
            json.writeStringField("id", event.id().id());
        }
    }

    /** A record of which events were made, perhaps none. */
    record Derived(String source, List<Event> events, List<String> notes) implements Sent {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStringField("source", source);
            strings(
                    json,
                    "events",
                    events.stream().map(event -> event.id().id()).toList());
            if (!notes.isEmpty()) {
                strings(json, "notes", notes);
            }
        }

        private static void strings(JsonGenerator json, String name, List<String> texts) throws IOException {
            json.writeArrayFieldStart(name);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }

    /** Not taken. */
    record Refused(Decoded.Refused why) implements Sent {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStringField("reason", why.reason().name());
            json.writeStringField("detail", why.detail());
        }
    }
}
