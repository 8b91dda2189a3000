package org.dossierstats.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.ingest.mapping.ImportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XesTest {
    private static final String PER_EVENT = """
            dossier: case:concept:name
            zone: UTC
            event: {column: concept:name, words: {In: submitted, Out: completed}}
            time: time:timestamp
            """;

    private static final String EVENT = """
            <event>
            <string key="concept:name" value="In"/>
            <date key="time:timestamp" value="2021-06-14T08:00:00.000+07:00"/>
            </event>
            """;

    @TempDir
    Path directory;

    @Test
    void an_event_has_the_attributes_of_its_trace_and_of_no_other() throws IOException {
        Read read = read(PER_EVENT, log(trace("D1", EVENT) + trace("D2", EVENT + EVENT)));

        assertThat(read.events()).extracting(Event::dossier).containsExactly("D1", "D2", "D2");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void a_trace_can_be_a_row_with_all_that_happened() throws IOException {
        String perTrace = """
                dossier: case:concept:name
                zone: UTC
                events: {submitted: case:REG_DATE, completed: case:END_DATE}
                """;
        String dates = """
                <date key="REG_DATE" value="2021-06-14T08:00:00.000+07:00"/>
                <date key="END_DATE" value="2021-06-15T08:00:00.000+07:00"/>
                """;

        Read read = read(perTrace, log(trace("D1", dates + EVENT) + trace("D2", dates)));

        assertThat(read.items()).isEqualTo(2);
        assertThat(read.problems()).isEmpty();
        assertThat(read.events())
                .extracting(Event::type)
                .containsExactly(EventType.SUBMITTED, EventType.COMPLETED, EventType.SUBMITTED, EventType.COMPLETED);
    }

    @Test
    void problems_are_told_with_the_line_of_the_event() throws IOException {
        String log =
                log(trace("D1", EVENT + EVENT.replace("In", "Sideways") + EVENT.replace("2021-06-14", "2021-02-30"))
                        + trace("", EVENT));

        assertThat(read(PER_EVENT, log).problems())
                .containsExactly(
                        "line 8, column concept:name: 'Sideways' is not a word the mapping knows",
                        "line 12, column time:timestamp: '2021-02-30T08:00:00.000+07:00' is not a time: Invalid date"
                                + " 'FEBRUARY 30'",
                        "line 19, column case:concept:name: is blank; it must have the dossier's id");
    }

    @Test
    void an_attribute_that_is_nowhere_in_the_log_is_told() throws IOException {
        Read read = read(PER_EVENT + "due: deadline\n", log(trace("D1", EVENT)));

        assertThat(read.problems())
                .containsExactly("line 1: there is no attribute 'deadline' in the whole log; there are:"
                        + " case:concept:name, concept:name, time:timestamp");
    }

    @Test
    void an_attribute_that_the_log_declares_need_not_occur() throws IOException {
        String declared = "<global scope=\"event\"><date key=\"deadline\" value=\"2021-01-01T00:00:00Z\"/></global>\n";

        Read read = read(PER_EVENT + "due: deadline\n", log(declared + trace("D1", EVENT)));

        assertThat(read.problems()).isEmpty();
        assertThat(read.events()).hasSize(1);
    }

    @Test
    void a_document_type_is_not_taken() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        String log = "<!DOCTYPE log [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n"
                + log(trace("D1", EVENT.replace("In", "&x;")));

        assertThat(read(PER_EVENT, log).problems())
                .containsExactly("line 1: the file has a document type (DOCTYPE), which is not taken");
    }

    @Test
    void what_is_no_xml_is_told_with_its_line() throws IOException {
        String log = log(trace("D1", EVENT));

        assertThat(read(PER_EVENT, log.substring(0, log.length() / 2)).problems())
                .singleElement()
                .asString()
                .startsWith("line 5: the file is not well-formed XML: ");
        assertThat(read(PER_EVENT, log.replace("In", "&lsquo;In")).problems())
                .singleElement()
                .asString()
                .contains("is not well-formed XML: ", "lsquo");
        assertThat(read(PER_EVENT, "id;time\nD1;2021-06-14\n").problems())
                .containsExactly("line 1: the file is not well-formed XML: Content is not allowed in prolog.");
        assertThat(read(PER_EVENT, "").problems())
                .singleElement()
                .asString()
                .startsWith("line 1: the file is not well-formed XML");
    }

    @Test
    void bytes_that_are_not_in_the_encoding_are_told() throws IOException {
        byte[] latin = log(trace("Hộ", EVENT).replace("ộ", "\u00e9")).getBytes(StandardCharsets.ISO_8859_1);

        Read read = Read.of(
                Files.write(directory.resolve("log.xes"), latin),
                new MappedFile(XesTable.ofEvents(), Read.mapping(directory, PER_EVENT)));

        assertThat(read.problems()).singleElement().asString().contains("is not well-formed XML");
        assertThat(read.events()).isEmpty();
    }

    @Test
    void xml_that_is_no_log_is_refused() {
        assertThatThrownBy(() -> read(PER_EVENT, "<html/>"))
                .isInstanceOf(ImportException.class)
                .hasMessage(directory.resolve("log.xes") + " is not XES: its root element is not <log>");
    }

    @Test
    void depth_and_size_have_limits() throws IOException {
        String deep = log("<trace>" + "<string key=\"a\" value=\"b\">".repeat(100));
        String large = log("<trace><string key=\"a\" value=\"" + "x".repeat(9 * 1024 * 1024) + "\"/></trace>");

        assertThat(read(PER_EVENT, deep).problems())
                .containsExactly("line 2: the file has elements nested more than 64 deep");
        assertThatThrownBy(() -> read(PER_EVENT, large))
                .hasRootCauseMessage("an element of it is larger than 8388608 bytes");
    }

    private Read read(String mapping, String log) throws IOException {
        Path file = Files.writeString(directory.resolve("log.xes"), log);
        boolean traces = mapping.contains("events:");
        return Read.of(
                file,
                new MappedFile(traces ? XesTable.ofTraces() : XesTable.ofEvents(), Read.mapping(directory, mapping)));
    }

    /** Begins on line 1. */
    private static String log(String content) {
        return "<log xmlns=\"http://www.xes-standard.org/\">\n" + content + "</log>\n";
    }

    /** Two lines before the content and one behind. */
    private static String trace(String name, String content) {
        return "<trace>\n<string key=\"concept:name\" value=\"" + name + "\"/>\n" + content + "</trace>\n";
    }
}
