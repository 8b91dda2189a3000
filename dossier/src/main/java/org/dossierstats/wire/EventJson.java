package org.dossierstats.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Events as CloudEvents 1.0 in JSON, the contract of dossier-events: read in structured and binary mode, strictly; written in
 * structured mode.
 */
public final class EventJson {
    /** The content type of structured mode. */
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    /** The largest event taken, in bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final String TYPE_PREFIX = "dossier.";
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(MAX_BYTES)
                    .maxNumberLength(100)
                    .build())
            .build();

    /** The context attributes we read; extension attributes are allowed and left alone. */
    private enum Attribute {
        SPECVERSION,
        ID,
        SOURCE,
        TYPE,
        SUBJECT,
        TIME,
        DATACONTENTTYPE;

        final String wireName = name().toLowerCase(Locale.ROOT);

        static @Nullable Attribute named(String name) {
            for (Attribute attribute : values()) {
                if (attribute.wireName.equals(name)) {
                    return attribute;
                }
            }
            return null;
        }
    }

    private final Map<Attribute, String> context = new EnumMap<>(Attribute.class);
    private final EventData data = new EventData();

    private EventJson() {}

    /**
     * Reads a Kafka record: in binary mode if it has a header {@code ce_specversion}, else in structured mode. A content type of
     * structured mode goes before: its attributes may be repeated in headers.
     *
     * @param header the value of the last header of a name, or null
     */
    public static Decoded decode(
            byte @Nullable [] key, byte @Nullable [] value, Function<String, byte @Nullable []> header) {
        Decoded decoded = decodeWithoutKey(value, header);
        if (decoded instanceof Decoded.Valid valid) {
            if (key == null || key.length == 0) {
                return new Decoded.Refused(
                        Decoded.Reason.MISSING_KEY, "the record has no key; it must be the dossier's id");
            }
            if (!Arrays.equals(key, valid.event().dossier().getBytes(StandardCharsets.UTF_8))) {
                return new Decoded.Refused(
                        Decoded.Reason.KEY_IS_NOT_SUBJECT, "the key is not the subject; both must be the dossier's id");
            }
        }
        return decoded;
    }

    /** Reads an event by itself, in structured mode. */
    public static Decoded decode(byte[] value) {
        return decode(value, MAX_BYTES);
    }

    /** The same where fewer bytes are allowed. */
    public static Decoded decode(byte[] value, int maxBytes) {
        return value.length > maxBytes ? tooLarge(value.length, maxBytes) : decodeWithoutKey(value, name -> null);
    }

    /** What keeps this event from being taken when it comes out of dossier-events, or null: its very reader is asked. */
    public static Decoded.@Nullable Refused refusal(Event event) {
        Decoded decoded = decode(encode(event));
        if (decoded instanceof Decoded.Valid read && !read.event().equals(event)) {
            throw new IllegalStateException("an event is not read as it was written: type=" + event.type());
        }
        return decoded instanceof Decoded.Refused refused ? refused : null;
    }

    /** Reads a Kafka record whose key may be anything. */
    public static Decoded decodeWithoutKey(byte @Nullable [] value, Function<String, byte @Nullable []> header) {
        if (value != null && value.length > MAX_BYTES) {
            return tooLarge(value.length, MAX_BYTES);
        }
        EventJson reader = new EventJson();
        try {
            reader.read(value, header);
            return new Decoded.Valid(reader.event());
        } catch (SchemaViolation e) {
            return new Decoded.Refused(Decoded.Reason.SCHEMA_VIOLATION, String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            return new Decoded.Refused(Decoded.Reason.UNDECODABLE, "a header is not UTF-8");
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            return new Decoded.Refused(Decoded.Reason.UNDECODABLE, "the value is not well-formed JSON" + where);
        } catch (IOException e) {
            return new Decoded.Refused(Decoded.Reason.UNDECODABLE, "the value is not well-formed UTF-8");
        }
    }

    private static Decoded tooLarge(int bytes, int allowed) {
        return new Decoded.Refused(
                Decoded.Reason.TOO_LARGE, "the event has " + bytes + " bytes where " + allowed + " are allowed");
    }

    private void read(byte @Nullable [] value, Function<String, byte @Nullable []> header)
            throws IOException, SchemaViolation {
        byte[] bytes = header.apply("content-type");
        String contentType = bytes == null ? null : utf8(bytes);
        boolean structured = contentType != null && isMediaType(contentType, CONTENT_TYPE);
        if (!structured && header.apply("ce_specversion") != null) {
            readBinary(value, header);
        } else if (structured || contentType == null) {
            readStructured(value);
        } else {
            throw new SchemaViolation("content-type", "'" + Text.shortened(contentType) + "' is not " + CONTENT_TYPE);
        }
    }

    private void readStructured(byte @Nullable [] value) throws IOException, SchemaViolation {
        if (value == null) {
            throw new SchemaViolation("the value", "is missing");
        }
        try (JsonParser json = JSON.createParser(value)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new SchemaViolation("the value", "is not a JSON object");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("data")) {
                    readData(json);
                } else if (name.equals("data_base64")) {
                    throw new SchemaViolation("data_base64", "is not taken; give data as a JSON object");
                } else {
                    readAttribute(name, json);
                }
            }
            endOf(json);
        }
    }

    private void readAttribute(String name, JsonParser json) throws IOException, SchemaViolation {
        Attribute attribute = Attribute.named(name);
        if (attribute != null) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new SchemaViolation(name, "is not a text");
            }
            context.put(attribute, json.getText());
        } else if (json.currentToken().isStructStart()) {
            throw new SchemaViolation(
                    Text.shortened(name), "is an object or a list; an extension attribute is a single value");
        }
    }

    private void readBinary(byte @Nullable [] value, Function<String, byte @Nullable []> header)
            throws IOException, SchemaViolation {
        for (Attribute attribute : Attribute.values()) {
            byte[] text =
                    header.apply(attribute == Attribute.DATACONTENTTYPE ? "content-type" : "ce_" + attribute.wireName);
            if (text != null) {
                context.put(attribute, utf8(text));
            }
        }
        if (value != null && value.length > 0) {
            try (JsonParser json = JSON.createParser(value)) {
                json.nextToken();
                readData(json);
                endOf(json);
            }
        }
    }

    private void readData(JsonParser json) throws IOException, SchemaViolation {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new SchemaViolation("data", "is not a JSON object");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            EventData.Field field = EventData.Field.named(name);
            if (field == null) {
                throw new SchemaViolation("data." + Text.shortened(name), "is not a field of any event");
            }
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw new SchemaViolation("data." + name, "is not a text");
            }
            String fault = Text.fault(json.getText());
            if (fault != null) {
                throw new SchemaViolation("data." + name, fault);
            }
            data.put(field, json.getText());
        }
    }

    private static void endOf(JsonParser json) throws IOException, SchemaViolation {
        if (json.nextToken() != null) {
            throw new SchemaViolation("the value", "goes on after its end");
        }
    }

    private Event event() throws SchemaViolation {
        if (!required(Attribute.SPECVERSION).equals("1.0")) {
            throw new SchemaViolation("specversion", "is not 1.0");
        }
        String contentType = context.get(Attribute.DATACONTENTTYPE);
        if (contentType != null && !isMediaType(contentType, "application/json")) {
            throw new SchemaViolation("datacontenttype", "is not application/json");
        }
        EventId id = new EventId(required(Attribute.SOURCE), required(Attribute.ID));
        return new Event(id, required(Attribute.SUBJECT), time(), change());
    }

    private Change change() throws SchemaViolation {
        String name = required(Attribute.TYPE);
        EventType type = name.startsWith(TYPE_PREFIX) ? EventType.named(name.substring(TYPE_PREFIX.length())) : null;
        if (type == null) {
            throw new SchemaViolation("type", "'" + Text.shortened(name) + "' is not known");
        }
        return data.change(type);
    }

    private Instant time() throws SchemaViolation {
        try {
            return Rfc3339.instant(required(Attribute.TIME));
        } catch (DateTimeException e) {
            throw new SchemaViolation(
                    "time", e.getMessage() + "; RFC 3339 such as 2021-06-14T08:12:30+07:00 is needed");
        }
    }

    private String required(Attribute attribute) throws SchemaViolation {
        String text = context.get(attribute);
        if (text == null) {
            throw new SchemaViolation(attribute.wireName, "is missing");
        }
        String fault = Text.fault(text);
        if (fault != null) {
            throw new SchemaViolation(attribute.wireName, fault);
        }
        return text;
    }

    private static boolean isMediaType(String contentType, String expected) {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .equalsIgnoreCase(expected);
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** The event in structured mode; times in UTC. */
    public static byte[] encode(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", event.id().id());
            json.writeStringField("source", event.id().source());
            json.writeStringField("type", TYPE_PREFIX + event.type().wireName());
            json.writeStringField("subject", event.dossier());
            json.writeStringField("time", event.time().toString());
            json.writeStringField("datacontenttype", "application/json");
            json.writeObjectFieldStart("data");
            for (Map.Entry<EventData.Field, String> field :
                    EventData.of(event.change()).asMap().entrySet()) {
                json.writeStringField(field.getKey().wireName, field.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
