package org.dossierstats.ingest.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A record as a line of JSON. What its bytes are comes back to the byte: a value that is an object of JSON on one line stands there as it
 * is, under {@code event}; what else is no text or no object stands there in base64.
 */
final class BackupJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(BackupFile.MAX_LINE_BYTES)
                    .build())
            .build();

    private BackupJson() {}

    static byte[] line(BackupRecord backed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("topic", backed.topic());
            json.writeNumberField("partition", backed.partition());
            json.writeNumberField("offset", backed.offset());
            json.writeStringField("time", Instant.ofEpochMilli(backed.timeMs()).toString());
            text("key", backed.key(), json);
            if (!backed.headers().isEmpty()) {
                json.writeArrayFieldStart("headers");
                for (Header header : backed.headers()) {
                    json.writeStartObject();
                    json.writeStringField("name", header.key());
                    text("text", header.value(), json);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            value(backed.value(), json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void value(byte @Nullable [] value, JsonGenerator json) throws IOException {
        if (value == null) {
            return;
        }
        String text = utf8(value);
        if (text != null && isObjectOnOneLine(value)) {
            json.writeFieldName("event");
            json.writeRawValue(text);
        } else {
            json.writeFieldName("bytes");
            json.writeBinary(value);
        }
    }

    /** Under this name if it is a text, else in base64. */
    private static void text(String name, byte @Nullable [] value, JsonGenerator json) throws IOException {
        if (value == null) {
            return;
        }
        String text = utf8(value);
        if (text == null) {
            json.writeFieldName(name + "Bytes");
            json.writeBinary(value);
        } else {
            json.writeStringField(name, text);
        }
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isObjectOnOneLine(byte[] value) {
        if (value.length < 2 || value[0] != '{' || value[value.length - 1] != '}') {
            return false;
        }
        for (byte each : value) {
            if (each == '\n' || each == '\r') {
                return false;
            }
        }
        try (JsonParser parser = JSON.createParser(value)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads such a line.
     *
     * @throws IOException if it is none; the message says why
     */
    static BackupRecord read(byte[] line) throws IOException {
        Fields fields = new Fields();
        try (JsonParser parser = JSON.createParser(line)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "it is no object of JSON");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                field(parser, line, fields);
            }
            require(parser.nextToken() == null, "something comes after the object");
        }
        return fields.backed();
    }

    private static void field(JsonParser parser, byte[] line, Fields fields) throws IOException {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
            case "topic" -> fields.topic = parser.getText();
            case "partition" -> fields.partition = parser.getIntValue();
            case "offset" -> fields.offset = parser.getLongValue();
            case "time" -> fields.timeMs = time(parser.getText());
            case "key" -> fields.key = parser.getText().getBytes(StandardCharsets.UTF_8);
            case "keyBytes" -> fields.key = parser.getBinaryValue();
            case "headers" -> headers(parser, fields.headers);
            case "bytes" -> fields.value = parser.getBinaryValue();
            case "event" -> {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                fields.value = Arrays.copyOfRange(
                        line, from, (int) parser.currentLocation().getByteOffset());
            }
            default -> throw new IOException("it has a field that is not known: " + name);
        }
    }

    private static void headers(JsonParser parser, List<Header> headers) throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY, "its headers are no array");
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String name = null;
            byte[] value = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "name" -> name = parser.getText();
                    case "text" -> value = parser.getText().getBytes(StandardCharsets.UTF_8);
                    case "textBytes" -> value = parser.getBinaryValue();
                    default -> throw new IOException("a header has a field that is not known: " + field);
                }
            }
            if (name == null) {
                throw new IOException("a header has no name");
            }
            headers.add(new RecordHeader(name, value));
        }
    }

    private static long time(String text) throws IOException {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException e) {
            throw new IOException("its time is none: " + text, e);
        }
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }

    /** Those of a line, as they come. */
    private static final class Fields {
        private final List<Header> headers = new ArrayList<>();
        private @Nullable String topic;
        private int partition = -1;
        private long offset = -1;
        private @Nullable Long timeMs;
        private byte @Nullable [] key;
        private byte @Nullable [] value;

        BackupRecord backed() throws IOException {
            if (topic == null || partition < 0 || offset < 0 || timeMs == null) {
                throw new IOException("it needs topic, partition, offset and time");
            }
            return new BackupRecord(topic, partition, offset, timeMs, key, value, headers);
        }
    }
}
