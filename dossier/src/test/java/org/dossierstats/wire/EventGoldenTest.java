package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event of each type looks like on dossier-events. */
class EventGoldenTest {
    @ParameterizedTest
    @EnumSource(EventType.class)
    void an_event_is_read_in_structured_mode(EventType type) {
        Decoded decoded = EventJson.decode(bytes(structured(type)));

        assertThat(decoded).isEqualTo(new Decoded.Valid(Samples.event(type)));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void an_event_is_read_in_binary_mode(EventType type) {
        Binary binary = Binary.parse(Golden.text("events/" + type.wireName() + ".binary"));

        Decoded decoded = binary.decode();

        assertThat(decoded).isEqualTo(new Decoded.Valid(Samples.event(type)));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void an_event_is_written_in_structured_mode(EventType type) {
        byte[] encoded = EventJson.encode(Samples.event(type));

        assertThat(new String(encoded, StandardCharsets.UTF_8) + '\n')
                .as(Golden.WARNING, "events/" + type.wireName() + ".json")
                .isEqualTo(structured(type));
    }

    @Test
    void an_event_may_come_without_what_is_optional_and_with_extensions() {
        String json = """
                {"type": "dossier.completed", "time": "2021-06-14T08:12:30.25+07:00", "specversion": "1.0",
                 "traceparent": "00-4bf9", "sequence": 7, "urgent": true, "ID": null, "dataschema": "urn:x",
                 "source": "/motcua/H32", "subject": "H32.19-210614-0007", "id": "7f0c-14"}
                """;

        Decoded decoded = EventJson.decode(bytes(json));

        assertThat(decoded).isEqualTo(new Decoded.Valid(Samples.event(EventType.COMPLETED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", " { } "})
    void no_data_is_the_same_as_empty_data(String data) {
        Binary binary = Binary.parse(Golden.text("events/voided.binary"));

        Decoded decoded = new Binary(binary.headers(), data).decode();

        assertThat(decoded).isEqualTo(new Decoded.Valid(Samples.event(EventType.VOIDED)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/cloudevents+json",
                "application/cloudevents+json; charset=UTF-8",
                "Application/CloudEvents+JSON ;charset=utf-8"
            })
    void structured_mode_may_be_named_in_the_content_type(String contentType) {
        String json = structured(EventType.ACCEPTED);

        Decoded decoded = new Binary(Map.of("content-type", contentType), json).decode();

        assertThat(decoded).isEqualTo(new Decoded.Valid(Samples.event(EventType.ACCEPTED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "APPLICATION/JSON"})
    void binary_mode_takes_json_by_any_spelling(String contentType) {
        Binary binary = Binary.parse(Golden.text("events/accepted.binary")).with("content-type", contentType);

        Decoded decoded = binary.decode();

        assertThat(decoded).isEqualTo(new Decoded.Valid(Samples.event(EventType.ACCEPTED)));
    }

    @Test
    void binary_mode_needs_no_content_type() {
        Binary binary = Binary.parse(Golden.text("events/accepted.binary")).without("content-type");

        Decoded decoded = binary.decode();

        assertThat(decoded).isEqualTo(new Decoded.Valid(Samples.event(EventType.ACCEPTED)));
    }

    /** A record whose attributes stand in headers. */
    record Binary(Map<String, String> headers, String data) {
        static Binary parse(String text) {
            int blank = text.indexOf("\n\n");
            Map<String, String> headers = new TreeMap<>();
            for (String line : text.substring(0, blank).split("\n", -1)) {
                int colon = line.indexOf(": ");
                headers.put(line.substring(0, colon), line.substring(colon + 2));
            }
            return new Binary(headers, text.substring(blank + 2));
        }

        Binary with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Binary(more, data);
        }

        Binary without(String header) {
            Map<String, String> fewer = new TreeMap<>(headers);
            fewer.remove(header);
            return new Binary(fewer, data);
        }

        Decoded decode() {
            Event sample = Samples.event(EventType.ACCEPTED);
            return EventJson.decode(bytes(sample.dossier()), bytes(data), name -> {
                String value = headers.get(name);
                return value == null ? null : bytes(value);
            });
        }
    }

    private static String structured(EventType type) {
        return Golden.text("events/" + type.wireName() + ".json");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
