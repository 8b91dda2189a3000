package org.dossierstats.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dossierstats.dossier.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonTest {
    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"dossier.completed\",\"subject\":\"D1\","
                    + "\"time\":\"2021-06-14T08:00:00Z\"}";

    @TempDir
    Path directory;

    @Test
    void each_line_is_an_event_and_blank_ones_are_skipped() throws IOException {
        Read read = read("\uFEFF" + EVENT + "\r\n\n  \t\r\n" + EVENT.replace("D1", "D2"));

        assertThat(read.events()).extracting(Event::dossier).containsExactly("D1", "D2");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void what_is_refused_is_told_with_line_and_reason() throws IOException {
        String lines = EVENT + "\n\n" + EVENT.replace("completed", "finished") + "\n{\"specversion\":\n"
                + "x".repeat(70_000) + "\n" + EVENT.replace("}", ",\"data\":{\"name\":\"x\"}}") + "\n";

        assertThat(read(lines).problems())
                .containsExactly(
                        "line 3: the event is refused (SCHEMA_VIOLATION): type 'dossier.finished' is not known",
                        "line 4: the event is refused (UNDECODABLE): the value is not well-formed JSON (line 1, column"
                                + " 16)",
                        "line 5: the event is refused (TOO_LARGE): the event has more than 65536 bytes",
                        "line 6: the event is refused (SCHEMA_VIOLATION): data.name is not a field of any event");
    }

    @Test
    void an_empty_file_has_no_events() throws IOException {
        assertThat(read("").items()).isZero();
        assertThat(read("{").problems()).hasSize(1);
    }

    private Read read(String lines) throws IOException {
        return Read.of(Files.writeString(directory.resolve("events.ndjson"), lines), new NdjsonFile());
    }
}
