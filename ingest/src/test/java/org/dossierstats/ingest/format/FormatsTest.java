package org.dossierstats.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.file.FileFormat;
import org.dossierstats.ingest.format.xlsx.XlsxTable;
import org.dossierstats.ingest.mapping.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One history, written in every format by other programs than ours. */
class FormatsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("files")
    void the_same_history_gives_the_same_events_in_every_format(String name) {
        Read read = Read.of(Read.HISTORY.resolve(name), format(name));

        assertThat(read.problems()).isEmpty();
        assertThat(Set.copyOf(read.events())).isEqualTo(history());
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_gzipped_file_is_read_as_it_was_before(String name) throws IOException {
        Path gzipped = Read.gzipped(Read.HISTORY.resolve(name), directory);

        Read read = Read.of(gzipped, format(name));

        assertThat(read.problems()).isEmpty();
        assertThat(Set.copyOf(read.events())).isEqualTo(history());
    }

    @ParameterizedTest
    @MethodSource("files")
    void half_of_a_gzipped_file_is_refused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Read.gzipped(Read.HISTORY.resolve(name), directory));
        Path half = Files.write(directory.resolve("half.gz"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> Read.of(half, format(name)))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("Unexpected end of ZLIB input stream");
    }

    @Test
    void what_the_mapping_ignores_is_an_item_without_events() {
        Read read = Read.of(Read.HISTORY.resolve("history.csv"), format("history.csv"));

        assertThat(read.items()).isEqualTo(9);
        assertThat(read.events()).hasSize(8);
    }

    static Stream<String> files() {
        return Stream.of(
                "history.csv",
                "history.tsv",
                "history.xlsx",
                "history-1904.xlsx",
                "history-openpyxl.xlsx",
                "history.xes",
                "history.ndjson");
    }

    private static FileFormat format(String name) {
        Mapping table = Mapping.read(Read.HISTORY.resolve("history.yaml"));
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> new MappedFile(new CsvTable(','), table);
            case "tsv" -> new MappedFile(new CsvTable('\t'), table);
            case "xlsx" -> new MappedFile(new XlsxTable(), table);
            case "xes" -> new MappedFile(XesTable.ofEvents(), Mapping.read(Read.HISTORY.resolve("history-xes.yaml")));
            default -> new NdjsonFile();
        };
    }

    /** By the contract of dossier-events, which is read by another way than files with mappings. */
    private static Set<Event> history() {
        Set<Event> events = Set.copyOf(Read.of(Read.HISTORY.resolve("history.ndjson"), new NdjsonFile())
                .events());
        assertThat(events).hasSize(8);
        return events;
    }
}
