package org.dossierstats.reporter.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutsTest {
    private static final Path SHIPPED = Path.of("src/main/resources/org/dossierstats/reporter/form/layouts");

    private static final String SMALL = """
            form: small
            version: 1
            name: Small
            language: en
            paper: a4-portrait
            policies: {withdrawn: separate, stopped: by-date, no-due-date: separate, waiting: in-time, transferred: received}
            tables:
              - columns:
                  - {caption: Field, id: field, shows: label}
                  - {caption: Received, id: received, figure: received.total}
                  - {caption: Share, id: share, share: {of: received.ONLINE, in: received.inPeriod}}
                rows: [{by: field, unknown: none}]
                total: All
                identities: [received = received]
            """;

    @TempDir
    Path directory;

    @Test
    void the_index_names_what_there_is() throws IOException {
        try (var files = Files.list(SHIPPED)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Layouts.names());
        }
        for (String name : Layouts.names()) {
            assertThat(Layouts.of(name).id()).isEqualTo(name);
        }
    }

    @Test
    void a_file_is_a_layout_too() throws IOException {
        assertThat(read(SMALL).id()).isEqualTo("small");
    }

    @Test
    void a_name_of_nothing_is_told_what_there_is() {
        assertThatThrownBy(() -> Layouts.of("ii-99"))
                .isInstanceOf(LayoutException.class)
                .hasMessage(
                        "there is no layout 'ii-99', and no such file; there is " + String.join(", ", Layouts.names()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "version: 1 | version: 0 | line 2: 'version' is '0' where a whole number from 1 is needed",
                "language: en | language: fr | line 4: 'language' is 'fr'; en, vi is needed",
                "a4-portrait | a3 | line 5: 'paper' is 'a3'; a4-landscape, a4-portrait is needed",
                "stopped: by-date | stopped: never | 'stopped' is 'never'; by-date, on-time, separate is needed",
                "waiting: in-time | waiting: separate | cannot be taken: waiting and no-due-date cannot both be separate",
                "form: small | forms: small | line 1: 'forms' is not known in the layout",
                "received.total | received.totals | names 'received.totals', which there is not under these policies; there"
                        + " is received.EMAIL",
                "received.total | resolved.stopped | names 'resolved.stopped', which there is not under these policies",
                "received.total | received.total 3 | where figures with + and - between them are needed",
                "id: share | id: received | 'id' is 'received'; letters that no other column has are needed",
                "shows: label | shows: labels | 'shows' is 'labels'; number, label or unknown is needed",
                "by: field | by: weather | 'by' is 'weather'; field, agency, parent-agency",
                "total: All | sum: All | line 13: 'sum' is not known in tables",
                "[received = received] | [received = everything] | 'identities' names 'everything'",
                "[received = received] | [received] | where two sides with = are needed",
            })
    void what_is_wrong_is_told_with_its_line(String part, String instead, String said) {
        assertThatThrownBy(() -> read(SMALL.replace(part, instead)))
                .isInstanceOf(LayoutException.class)
                .hasMessageStartingWith("layout " + directory.resolve("layout.yaml") + ", line ")
                .hasMessageContaining(said);
    }

    @Test
    void groups_are_numbered_as_forms_do() {
        assertThat(Arrays.asList(1, 4, 9, 14, 49, 99))
                .extracting(number -> RowTree.number(number, 1))
                .containsExactly("I", "IV", "IX", "XIV", "XLIX", "XCIX");
        assertThat(RowTree.number(3, 0)).isEqualTo("3");
        assertThat(RowTree.number(3, 2)).isEqualTo("C");
        assertThat(RowTree.number(100, 1)).isEqualTo("100");
        assertThat(RowTree.number(27, 2)).isEqualTo("27");
    }

    private Layout read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("layout.yaml"), text);
        return Layouts.of(file.toString());
    }
}
