package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.dossierstats.wire.Decoded.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way an event in structured mode can be wrong, and what its sender is told. */
class EventRefusalTest {
    private static final String RIGHT = """
            {"specversion":"1.0","id":"7f0c","source":"/motcua/H32","type":"dossier.accepted","subject":"A-1",\
            "time":"2021-06-14T08:12:30+07:00","datacontenttype":"application/json",\
            "data":{"agency":"H32.19","procedure":"1.005129","field":"Lao động","channel":"ONLINE","due":"2021-06-21"}}""";

    private static final String NEEDS_TIME = "; RFC 3339 such as 2021-06-14T08:12:30+07:00 is needed";
    private static final String NEEDS_DUE =
            "; a date such as 2021-06-21 or a time such as 2021-06-21T17:00:00+07:00 is needed";

    @Test
    void the_event_all_others_are_made_from_is_right() {
        assertThat(EventJson.decode(bytes(RIGHT))).isInstanceOf(Decoded.Valid.class);
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @MethodSource({"attributes", "times"})
    void a_wrong_attribute_is_a_schema_violation(String part, String wrong, String detail) {
        assertThat(decode(part, wrong)).isEqualTo(new Decoded.Refused(Reason.SCHEMA_VIOLATION, detail));
    }

    static Stream<Arguments> attributes() {
        return Stream.of(
                arguments("\"specversion\":\"1.0\",", "", "specversion is missing"),
                arguments("\"id\":\"7f0c\",", "", "id is missing"),
                arguments("\"source\":\"/motcua/H32\",", "", "source is missing"),
                arguments("\"type\":\"dossier.accepted\",", "", "type is missing"),
                arguments("\"subject\":\"A-1\",", "", "subject is missing"),
                arguments("\"time\":\"2021-06-14T08:12:30+07:00\",", "", "time is missing"),
                arguments("\"1.0\"", "\"0.3\"", "specversion is not 1.0"),
                arguments("\"1.0\"", "1.0", "specversion is not a text"),
                arguments("\"7f0c\"", "7", "id is not a text"),
                arguments("\"7f0c\"", "null", "id is not a text"),
                arguments("\"A-1\"", "[\"A-1\"]", "subject is not a text"),
                arguments("\"7f0c\"", "\"\"", "id is blank"),
                arguments("A-1", " \u2003", "subject is blank"),
                arguments("/motcua/H32", "s".repeat(251), "source has 251 characters where 250 are allowed"),
                arguments("A-1", "A\\n1", "subject has a control character"),
                arguments("A-1", "A\\u009b1", "subject has a control character"),
                arguments("A-1", "A\\ud83d", "subject has half a character (an unpaired surrogate)"),
                arguments("A-1", "A\\ude00\\ud83d", "subject has half a character (an unpaired surrogate)"),
                arguments("dossier.accepted", "dossier.eaten", "type 'dossier.eaten' is not known"),
                arguments("dossier.accepted", "dossier.ACCEPTED", "type 'dossier.ACCEPTED' is not known"),
                arguments("dossier.accepted", "accepted", "type 'accepted' is not known"),
                arguments(
                        "dossier.accepted",
                        "dossier." + "x".repeat(40),
                        "type 'dossier." + "x".repeat(32) + "…' is not known"),
                arguments("application/json", "text/xml", "datacontenttype is not application/json"),
                arguments(
                        "\"data\":",
                        "\"data_base64\":\"e30=\",\"x\":",
                        "data_base64 is not taken; give data as a JSON object"),
                arguments(
                        "\"data\":",
                        "\"extension\":{},\"data\":",
                        "extension is an object or a list; an extension attribute is a single value"));
    }

    static Stream<Arguments> times() {
        return Stream.of(
                arguments("2021-06-14T08:12:30+07:00", "tomorrow", "time 'tomorrow' is not a date" + NEEDS_TIME),
                arguments(
                        "T08:12:30+07:00",
                        "T08:12:30",
                        "time '2021-06-14T08:12:30' has no offset from UTC" + NEEDS_TIME),
                arguments(
                        "2021-06-14T08:12:30+07:00",
                        "2021-06-14",
                        "time '2021-06-14' is not a date and time" + NEEDS_TIME),
                arguments(
                        "T08:12:30",
                        "T24:00:00",
                        "time Invalid value for HourOfDay (valid values 0 - 23): 24" + NEEDS_TIME),
                arguments(
                        "T08:12:30",
                        "T23:59:60",
                        "time Invalid value for SecondOfMinute (valid values 0 - 59): 60" + NEEDS_TIME),
                arguments("\"2021-06-21\"", "\"\"", "data.due is blank"),
                arguments("2021-06-21", "21/06/2021", "data.due '21/06/2021' is not a date or time" + NEEDS_DUE),
                arguments("2021-06-21", "2021-6-21", "data.due '2021-6-21' is not a date" + NEEDS_DUE),
                arguments(
                        "2021-06-21",
                        "2021-02-29",
                        "data.due Invalid date 'February 29' as '2021' is not a leap year" + NEEDS_DUE),
                arguments(
                        "2021-06-21",
                        "2210-06-21",
                        "data.due '2210-06-21' is outside the years 1900 to 2199" + NEEDS_DUE),
                arguments(
                        "2021-06-21",
                        "2021-06-21T17:00:00",
                        "data.due '2021-06-21T17:00:00' has no offset from UTC" + NEEDS_DUE),
                arguments(
                        "2021-06-21",
                        "2021-06-21T17:00",
                        "data.due '2021-06-21T17:00' is not a date and time" + NEEDS_DUE),
                arguments(
                        "2021-06-21",
                        "2021-06-21 17:00:00Z",
                        "data.due '2021-06-21 17:00:00Z' is not a date" + NEEDS_DUE));
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @MethodSource
    void wrong_data_is_a_schema_violation(String part, String wrong, String detail) {
        assertThat(decode(part, wrong)).isEqualTo(new Decoded.Refused(Reason.SCHEMA_VIOLATION, detail));
    }

    static Stream<Arguments> wrong_data_is_a_schema_violation() {
        String data = RIGHT.substring(RIGHT.indexOf("{\"agency"), RIGHT.length() - 1);
        return Stream.of(
                arguments(data, "[]", "data is not a JSON object"),
                arguments(data, "\"text\"", "data is not a JSON object"),
                arguments(data, "null", "data.agency is missing"),
                arguments(data, "{}", "data.agency is missing"),
                arguments(",\"data\":" + data, "", "data.agency is missing"),
                arguments("\"procedure\":\"1.005129\",", "", "data.procedure is missing"),
                arguments("\"field\":\"Lao động\",", "", "data.field is missing"),
                arguments("\"channel\":\"ONLINE\",", "", "data.channel is missing"),
                arguments("\"H32.19\"", "19", "data.agency is not a text"),
                arguments("\"H32.19\"", "null", "data.agency is not a text"),
                arguments("\"H32.19\"", "{\"code\":\"H32.19\"}", "data.agency is not a text"),
                arguments("H32.19", " ", "data.agency is blank"),
                arguments("H32.19", "H".repeat(251), "data.agency has 251 characters where 250 are allowed"),
                arguments("H32.19", "H32\\u0000", "data.agency has a control character"),
                arguments("H32.19", "\\ud83d-", "data.agency has half a character (an unpaired surrogate)"),
                arguments(
                        "\"agency\":",
                        "\"applicant\":\"N. V. A.\",\"agency\":",
                        "data.applicant is not a field of any event"),
                arguments("\"agency\":", "\"Agency\":", "data.Agency is not a field of any event"),
                arguments(
                        "\"agency\":",
                        "\"reason\":\"E-03\",\"agency\":",
                        "data.reason is not a field of dossier.accepted"),
                arguments("dossier.accepted", "dossier.completed", "data.agency is not a field of dossier.completed"),
                arguments("dossier.accepted", "dossier.extended", "data.agency is not a field of dossier.extended"),
                arguments(
                        "ONLINE",
                        "BOTH",
                        "data.channel 'BOTH' is not one of ONLINE, IN_PERSON, POSTAL, PHONE, EMAIL, OTHER"),
                arguments(
                        "ONLINE",
                        "online",
                        "data.channel 'online' is not one of ONLINE, IN_PERSON, POSTAL, PHONE, EMAIL, OTHER"));
    }

    @Test
    void an_extension_of_the_due_date_must_name_one() {
        String json = RIGHT.substring(0, RIGHT.indexOf(",\"data\":")).replace("accepted", "extended") + "}";

        assertThat(EventJson.decode(bytes(json)))
                .isEqualTo(new Decoded.Refused(Reason.SCHEMA_VIOLATION, "data.due is missing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_is_no_json_object_is_refused_as_a_whole(String value, Reason reason, String detail) {
        assertThat(EventJson.decode(bytes(value))).isEqualTo(new Decoded.Refused(reason, detail));
    }

    static Stream<Arguments> what_is_no_json_object_is_refused_as_a_whole() {
        return Stream.of(
                arguments("", Reason.SCHEMA_VIOLATION, "the value is not a JSON object"),
                arguments(" ", Reason.SCHEMA_VIOLATION, "the value is not a JSON object"),
                arguments("null", Reason.SCHEMA_VIOLATION, "the value is not a JSON object"),
                arguments("[" + RIGHT + "]", Reason.SCHEMA_VIOLATION, "the value is not a JSON object"),
                arguments("[".repeat(5000), Reason.SCHEMA_VIOLATION, "the value is not a JSON object"),
                arguments(RIGHT + "{}", Reason.SCHEMA_VIOLATION, "the value goes on after its end"),
                arguments(RIGHT + "x", Reason.UNDECODABLE, "the value is not well-formed JSON (line 1, column 281)"),
                arguments(
                        "{\"id\":\n'7f0c'}",
                        Reason.UNDECODABLE,
                        "the value is not well-formed JSON (line 2, column 1)"),
                arguments(
                        "{\"id\":\"a\",}", Reason.UNDECODABLE, "the value is not well-formed JSON (line 1, column 11)"),
                arguments("{\"id\":\"a\"", Reason.UNDECODABLE, "the value is not well-formed JSON (line 1, column 10)"),
                arguments(
                        "{\"id\":\"a\",\"id\":\"a\"}",
                        Reason.UNDECODABLE,
                        "the value is not well-formed JSON (line 1, column 11)"),
                arguments("id: a", Reason.UNDECODABLE, "the value is not well-formed JSON (line 1, column 1)"));
    }

    @Test
    void a_field_given_twice_is_refused() {
        assertThat(decode("\"agency\":", "\"agency\":\"H32.20\",\"agency\":"))
                .isInstanceOfSatisfying(Decoded.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.UNDECODABLE);
                    assertThat(refused.detail()).startsWith("the value is not well-formed JSON (line 1, column ");
                });
    }

    @Test
    void a_value_that_is_too_large_is_refused_unread() {
        String largest = RIGHT + " ".repeat(EventJson.MAX_BYTES - bytes(RIGHT).length);

        assertThat(EventJson.decode(bytes(largest))).isInstanceOf(Decoded.Valid.class);
        assertThat(EventJson.decode(bytes(largest + " ")))
                .isEqualTo(new Decoded.Refused(Reason.TOO_LARGE, "the event has 65537 bytes where 65536 are allowed"));
    }

    @Test
    void a_record_without_value_is_refused() {
        assertThat(EventJson.decode(bytes("A-1"), null, name -> null))
                .isEqualTo(new Decoded.Refused(Reason.SCHEMA_VIOLATION, "the value is missing"));
    }

    private static Decoded decode(String part, String wrong) {
        assertThat(RIGHT).as("the part that is made wrong").contains(part);
        return EventJson.decode(bytes(RIGHT.replace(part, wrong)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
