package org.dossierstats.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingFileTest {
    private static final String HEAD = """
            dossier: id
            zone: UTC
            agency: a
            procedure: {column: p, blank: none}
            field: {constant: 1.10}
            """;
    private static final String CHANNEL = "channel: {column: c, words: {Call: PHONE}, otherwise: OTHER}\n";
    private static final String EVENTS = "events: {accepted: t1, completed: t2}\n";

    @TempDir
    Path directory;

    @Test
    void one_row_a_dossier() throws IOException {
        Mapping mapping = mapping(HEAD + CHANNEL + EVENTS + "due: d\n");

        assertThat(mapping.columns()).containsExactlyInAnyOrder("id", "a", "p", "c", "d", "t1", "t2");
        assertThat(mapping.source()).isEqualTo("/import");
        assertThat(mapping.delimiter()).isNull();
        assertThat(mapping.attribution().procedure()).isEqualTo(new Origin.Text("p", "none"));
        assertThat(mapping.attribution().channel())
                .isEqualTo(new Origin.Words<>("c", Map.of("Call", Channel.PHONE), Channel.OTHER));
        assertThat(mapping.rows())
                .isEqualTo(new Rows.PerDossier(Map.of(EventType.ACCEPTED, "t1", EventType.COMPLETED, "t2")));
    }

    @Test
    void one_row_an_event() throws IOException {
        Mapping mapping = mapping(
                "dossier: id\nzone: UTC\nsource: /x\ndelimiter: \"\\t\"\nevent: {column: e, words: {Done: completed}}"
                        + "\ntime: t\nid: n\n");

        assertThat(mapping.columns()).containsExactlyInAnyOrder("id", "e", "t", "n");
        assertThat(mapping.source()).isEqualTo("/x");
        assertThat(mapping.delimiter()).isEqualTo('\t');
        assertThat(mapping.rows())
                .isEqualTo(new Rows.PerEvent(
                        new Origin.Words<>("e", Map.of("Done", Optional.of(EventType.COMPLETED)), null), "t", "n"));
    }

    @Test
    void a_text_is_taken_as_it_is_written() throws IOException {
        Mapping mapping = mapping(HEAD + "channel: {constant: ONLINE}\n" + EVENTS);

        assertThat(mapping.attribution().field()).isEqualTo(new Origin.Constant<>("1.10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"boston311", "dossiers", "events"})
    void the_examples_are_mappings(String example) {
        Path file = Path.of("../docs/examples", example + ".yaml");

        assertThat(Mapping.read(file).columns()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void what_is_wrong_is_said_in_one_line(String yaml, String message) throws IOException {
        Path file = write(yaml);

        assertThatThrownBy(() -> Mapping.read(file))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("mapping " + file + ", " + message)
                .hasMessageNotContaining("\n");
    }

    static Stream<Arguments> what_is_wrong_is_said_in_one_line() {
        String all = HEAD + CHANNEL + EVENTS;
        return Stream.of(
                Arguments.of("", "line 1: the file is empty"),
                Arguments.of("- a\n", "line 1: 'the mapping' is a list where keys and values are needed"),
                Arguments.of(all + "chanel: x\n", "line 8: 'chanel' is not known in the mapping; agency, channel, "),
                Arguments.of(all + "zone: UTC\n", "line 8: 'zone' is there twice"),
                Arguments.of(
                        all.replace("blank: none", "blnk: x"), "line 4: 'blnk' is not known in procedure; blank, "),
                Arguments.of(all.replace("zone: UTC\n", ""), "line 1: 'zone' is missing"),
                Arguments.of(all.replace("UTC", "Mars"), "line 2: 'zone' is not a time zone"),
                Arguments.of(all.replace("dossier: id", "dossier: [id]"), "line 1: 'dossier' is a list where a text"),
                Arguments.of(all.replace("dossier: id", "dossier:"), "line 1: 'dossier' is empty where a text"),
                Arguments.of(all.replace("agency: a\n", ""), "line 1: 'agency' is missing; accepted needs it"),
                Arguments.of(all.replace("PHONE", "FAX"), "line 6: 'Call' is FAX, which is none of EMAIL, IN_PERSON, "),
                Arguments.of(
                        all.replace("otherwise: OTHER", "otherwise: x"), "line 6: 'otherwise' is x, which is none"),
                Arguments.of(all.replace("{constant: 1.10}", "{constant: x, column: f}"), "line 5: 'constant' stands"),
                Arguments.of(all.replace("{constant: 1.10}", "{blank: x}"), "line 5: 'column' is missing"),
                Arguments.of(
                        all.replace("completed", "finished"), "line 7: 'finished' is not known in events; accepted, "),
                Arguments.of(
                        all.replace("accepted: t1", "extended: t1"), "line 1: 'due' is missing; extended needs it"),
                Arguments.of(all + "event: e\ntime: t\n", "line 7: 'events' and 'event': one of the two is needed"),
                Arguments.of(HEAD + CHANNEL, "line 1: 'events' and 'event': one of the two is needed"),
                Arguments.of(HEAD + CHANNEL + "events: {}\n", "line 7: 'events' is empty"),
                Arguments.of(all + "time: t\n", "line 8: 'time' goes with 'event'"),
                Arguments.of(HEAD + CHANNEL + "due: d\nevent: e\n", "line 1: 'time' is missing"),
                Arguments.of(all + "times: [d/M]\n", "line 8: 'times' has a pattern that cannot be used, d/M: "),
                Arguments.of(all + "delimiter: tab\n", "line 8: 'delimiter' is not one character"),
                Arguments.of(all + "due: *x\n", "line 8: "),
                Arguments.of(all + "due: {\n", "line 8: not well-formed YAML: while parsing a flow node, expected "),
                Arguments.of(all + "---\na: b\n", "line 9: a second document begins"));
    }

    @Test
    void a_file_that_cannot_be_read_is_named() throws IOException {
        Path absent = directory.resolve("absent.yaml");
        Path latin1 =
                Files.write(directory.resolve("latin1.yaml"), "dossier: Mã\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Mapping.read(absent)).hasMessage("mapping " + absent + " does not exist");
        assertThatThrownBy(() -> Mapping.read(directory)).hasMessage("mapping " + directory + " is a directory");
        assertThatThrownBy(() -> Mapping.read(latin1)).hasMessage("mapping " + latin1 + " is not UTF-8");
    }

    private Mapping mapping(String yaml) throws IOException {
        return Mapping.read(write(yaml));
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("mapping.yaml"), yaml);
    }
}
