package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.dossierstats.dossier.EventType;
import org.dossierstats.wire.Decoded.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record must be besides its JSON: its key, its headers, its bytes. */
class EventRecordTest {
    private static final String JSON = Golden.text("events/accepted.json");
    private static final String DATA = JSON.substring(JSON.indexOf("{\"agency"), JSON.lastIndexOf('}'));
    private static final String SUBJECT = Samples.event(EventType.ACCEPTED).dossier();

    private static final Decoded KEY_IS_NOT_SUBJECT =
            new Decoded.Refused(Reason.KEY_IS_NOT_SUBJECT, "the key is not the subject; both must be the dossier's id");

    private byte @Nullable [] key = bytes(SUBJECT);
    private byte @Nullable [] value = bytes(JSON);
    private final Map<String, byte[]> headers = new HashMap<>();

    @Test
    void a_record_whose_key_is_the_subject_is_read() {
        assertThat(decoded()).isEqualTo(new Decoded.Valid(Samples.event(EventType.ACCEPTED)));
    }

    @Test
    void a_record_without_key_is_refused() {
        String detail = "the record has no key; it must be the dossier's id";

        key = null;
        assertThat(decoded()).isEqualTo(new Decoded.Refused(Reason.MISSING_KEY, detail));

        key = new byte[0];
        assertThat(decoded()).isEqualTo(new Decoded.Refused(Reason.MISSING_KEY, detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"another", "H32.19-210614-000", "H32.19-210614-0007 ", "h32.19-210614-0007"})
    void a_key_that_is_not_the_subject_is_refused(String other) {
        key = bytes(other);

        assertThat(decoded()).isEqualTo(KEY_IS_NOT_SUBJECT);
    }

    @Test
    void a_key_is_the_subject_only_byte_for_byte() {
        value = bytes(JSON.replace(SUBJECT, "A-\ufffd"));
        key = new byte[] {'A', '-', (byte) 0xff};

        assertThat(decoded()).isEqualTo(KEY_IS_NOT_SUBJECT);
    }

    @Test
    void a_broken_event_is_refused_for_what_is_wrong_with_it_whatever_its_key() {
        key = null;
        value = bytes("{");

        assertThat(decoded())
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.UNDECODABLE));
    }

    @Test
    void binary_mode_is_read_from_the_headers() {
        binary();

        assertThat(decoded()).isEqualTo(new Decoded.Valid(Samples.event(EventType.ACCEPTED)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ce_specversion | 0.3 | specversion is not 1.0",
                "ce_id          |     | id is missing",
                "ce_id          | ' ' | id is blank",
                "ce_source      |     | source is missing",
                "ce_type        |     | type is missing",
                "ce_type        | x   | type 'x' is not known",
                "ce_subject     |     | subject is missing",
                "ce_time        |     | time is missing",
                "content-type   | text/plain | datacontenttype is not application/json",
                "content-type   | ''  | datacontenttype is not application/json",
            })
    void a_wrong_header_is_a_schema_violation(String header, @Nullable String wrong, String detail) {
        binary();
        headers.remove(header);
        if (wrong != null) {
            headers.put(header, bytes(wrong));
        }

        assertThat(decoded()).isEqualTo(new Decoded.Refused(Reason.SCHEMA_VIOLATION, detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_subject", "content-type"})
    void a_header_that_is_not_utf_8_is_refused(String header) {
        binary();
        headers.put(header, new byte[] {'x', (byte) 0xff});

        assertThat(decoded()).isEqualTo(new Decoded.Refused(Reason.UNDECODABLE, "a header is not UTF-8"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' '       | data is not a JSON object",
                "[]        | data is not a JSON object",
                "'{} {}'   | the value goes on after its end",
                "{}        | data.agency is missing",
            })
    void wrong_data_in_binary_mode_is_a_schema_violation(String data, String detail) {
        binary();
        value = bytes(data);

        assertThat(decoded()).isEqualTo(new Decoded.Refused(Reason.SCHEMA_VIOLATION, detail));
    }

    @Test
    void structured_mode_may_repeat_its_attributes_in_headers() {
        binary();
        headers.put("content-type", bytes("application/cloudevents+json; charset=UTF-8"));
        value = bytes(JSON);

        assertThat(decoded()).isEqualTo(new Decoded.Valid(Samples.event(EventType.ACCEPTED)));
    }

    @Test
    void no_data_in_binary_mode_is_empty_data() {
        binary();
        value = null;

        assertThat(decoded()).isEqualTo(new Decoded.Refused(Reason.SCHEMA_VIOLATION, "data.agency is missing"));
    }

    @Test
    void too_much_data_in_binary_mode_is_refused_unread() {
        binary();
        value = bytes(" ".repeat(EventJson.MAX_BYTES) + DATA);

        assertThat(decoded())
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/cloudevents", "application/cloudevents-batch+json", "text/plain"
            })
    void another_content_type_without_binary_headers_is_refused(String contentType) {
        headers.put("content-type", bytes(contentType));

        assertThat(decoded())
                .isEqualTo(new Decoded.Refused(
                        Reason.SCHEMA_VIOLATION,
                        "content-type '" + contentType + "' is not application/cloudevents+json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE", "ISO-8859-1"})
    void json_that_is_not_utf_8_is_refused(String charset) {
        value = JSON.replace("Lao động", "Café").getBytes(Charset.forName(charset));

        assertThat(decoded())
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.UNDECODABLE));
    }

    private Decoded decoded() {
        return EventJson.decode(key, value, headers::get);
    }

    private void binary() {
        headers.put("ce_specversion", bytes("1.0"));
        headers.put("ce_id", bytes("7f0c-02"));
        headers.put("ce_source", bytes("/motcua/H32"));
        headers.put("ce_type", bytes("dossier.accepted"));
        headers.put("ce_subject", bytes(SUBJECT));
        headers.put("ce_time", bytes("2021-06-14T08:12:30+07:00"));
        headers.put("content-type", bytes("application/json"));
        value = bytes(DATA);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
