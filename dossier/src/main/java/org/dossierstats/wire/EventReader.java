package org.dossierstats.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/** Reads one event, strictly: a CloudEvent in structured or binary mode. What {@link EventJson} tells the others. */
final class EventReader {
    /** The context attributes we read; extension attributes are allowed and left alone. */
    private enum Attribute {
        SPECVERSION,
        ID,
        SOURCE,
        TYPE,
        SUBJECT,
        TIME,
        DATACONTENTTYPE;

        private static final List<Attribute> ALL = List.of(values());
        private static final Map<String, Attribute> BY_NAME = ALL.stream()
                .collect(Collectors.toUnmodifiableMap(attribute -> attribute.wireName, Function.identity()));

        final String wireName = name().toLowerCase(Locale.ROOT);

        static @Nullable Attribute named(String name) {
            return BY_NAME.get(name);
        }

        /** Differs from event to event. */
        boolean isItsOwn() {
            return this == ID || this == SUBJECT || this == TIME;
        }
    }

    /** Names given twice are found here: the parser's own way is a set of all names for each object. */
    private static final JsonFactory JSON = EventJson.JSON
            .rebuild()
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Map<String, EventType> TYPES = Arrays.stream(EventType.values())
            .collect(
                    Collectors.toUnmodifiableMap(type -> EventJson.TYPE_PREFIX + type.wireName(), Function.identity()));

    private final @Nullable String[] context = new @Nullable String[Attribute.ALL.size()];
    private final EventData data = new EventData();
    private final Set<String> others = new HashSet<>(0);

    private EventReader() {}

    /**
     * Reads one.
     *
     * @param value null if there is none, as in binary mode without data
     * @param header the value of the last header of a name, or null
     * @throws IOException if it is not well-formed
     */
    static Event read(byte @Nullable [] value, Function<String, byte @Nullable []> header)
            throws IOException, SchemaViolation {
        EventReader reader = new EventReader();
        reader.readEither(value, header);
        return reader.event();
    }

    private void readEither(byte @Nullable [] value, Function<String, byte @Nullable []> header)
            throws IOException, SchemaViolation {
        byte[] bytes = header.apply("content-type");
        String contentType = bytes == null ? null : utf8(bytes);
        boolean structured = contentType != null && isMediaType(contentType, EventJson.CONTENT_TYPE);
        if (!structured && header.apply("ce_specversion") != null) {
            readBinary(value, header);
        } else if (structured || contentType == null) {
            readStructured(value);
        } else {
            throw new SchemaViolation(
                    "content-type", "'" + Text.shortened(contentType) + "' is not " + EventJson.CONTENT_TYPE);
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
                Attribute attribute = Attribute.named(name);
                requireOnce(attribute == null ? others.add(name) : context[attribute.ordinal()] == null, json);
                json.nextToken();
                if (name.equals("data")) {
                    readData(json);
                } else if (name.equals("data_base64")) {
                    throw new SchemaViolation("data_base64", "is not taken; give data as a JSON object");
                } else {
                    readAttribute(attribute, name, json);
                }
            }
            endOf(json);
        }
    }

    private static void requireOnce(boolean once, JsonParser json) throws JsonParseException {
        if (!once) {
            throw new JsonParseException(json, "a name is given twice", json.currentTokenLocation());
        }
    }

    private void readAttribute(@Nullable Attribute attribute, String name, JsonParser json)
            throws IOException, SchemaViolation {
        if (attribute != null) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new SchemaViolation(name, "is not a text");
            }
            context[attribute.ordinal()] = attribute.isItsOwn() ? json.getText() : name(json);
        } else if (json.currentToken().isStructStart()) {
            throw new SchemaViolation(
                    Text.shortened(name), "is an object or a list; an extension attribute is a single value");
        }
    }

    private void readBinary(byte @Nullable [] value, Function<String, byte @Nullable []> header)
            throws IOException, SchemaViolation {
        for (Attribute attribute : Attribute.ALL) {
            byte[] text =
                    header.apply(attribute == Attribute.DATACONTENTTYPE ? "content-type" : "ce_" + attribute.wireName);
            if (text != null) {
                context[attribute.ordinal()] = utf8(text);
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
            requireOnce(field == null || !data.has(field), json);
            if (field == null) {
                throw new SchemaViolation("data." + Text.shortened(name), "is not a field of any event");
            }
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw new SchemaViolation("data." + name, "is not a text");
            }
            String text = field == EventData.Field.REASON ? json.getText() : name(json);
            String fault = Text.fault(text);
            if (fault != null) {
                throw new SchemaViolation("data." + name, fault);
            }
            data.put(field, text);
        }
    }

    private static String name(JsonParser json) throws IOException {
        return Names.of(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
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
        String contentType = context[Attribute.DATACONTENTTYPE.ordinal()];
        if (contentType != null && !isMediaType(contentType, "application/json")) {
            throw new SchemaViolation("datacontenttype", "is not application/json");
        }
        EventId id = new EventId(required(Attribute.SOURCE), required(Attribute.ID));
        return new Event(id, required(Attribute.SUBJECT), time(), change());
    }

    private Change change() throws SchemaViolation {
        String name = required(Attribute.TYPE);
        EventType type = TYPES.get(name);
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
        String text = context[attribute.ordinal()];
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
}
