package org.dossierstats.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.dossierstats.dossier.Event;
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

    static final String TYPE_PREFIX = "dossier.";
    static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(MAX_BYTES)
                    .maxNumberLength(100)
                    .build())
            .build();

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
        try {
            return new Decoded.Valid(EventReader.read(value, header));
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
