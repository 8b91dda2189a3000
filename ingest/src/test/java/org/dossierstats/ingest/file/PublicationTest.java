package org.dossierstats.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dossierstats.ingest.file.Imports.EVENT_HEADER;
import static org.dossierstats.ingest.file.Imports.HEADER;
import static org.dossierstats.ingest.file.Imports.PER_DOSSIER;
import static org.dossierstats.ingest.file.Imports.PER_EVENT;
import static org.dossierstats.ingest.file.Imports.events;
import static org.dossierstats.ingest.file.Imports.producer;
import static org.dossierstats.ingest.file.Imports.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.dossierstats.ingest.format.CsvTable;
import org.dossierstats.ingest.format.MappedFile;
import org.dossierstats.ingest.mapping.ImportException;
import org.dossierstats.ingest.mapping.Mapping;
import org.dossierstats.ingest.publish.PublisherOfTests;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
    private static final Due DAY = new Due.OnDay(LocalDate.of(2021, 6, 21));

    @TempDir
    Path directory;

    private Imports imports;

    @BeforeEach
    void setUp() {
        imports = new Imports(directory);
    }

    @Test
    void a_row_of_a_dossier_is_all_that_happened_to_it() throws IOException {
        List<Event> events =
                events(imports.of(PER_DOSSIER, HEADER + " D1 ,2021-06-14 08:00,2021-06-20,2021-06-21,,Call\n"));

        assertThat(events).extracting(Event::dossier).containsOnly("D1");
        assertThat(events)
                .extracting(Event::change)
                .containsExactly(
                        new Change.Accepted(new Attributes("(none)", "P", "F", Channel.PHONE), DAY),
                        new Change.Completed());
        assertThat(events)
                .extracting(Event::time)
                .containsExactly(Instant.parse("2021-06-14T08:00:00Z"), Instant.parse("2021-06-20T00:00:00Z"));
    }

    @Test
    void a_row_of_an_event_carries_what_its_type_has_room_for() throws IOException {
        String csv = EVENT_HEADER
                + "D1,accepted,2021-06-14,2021-06-21,,\n"
                + "D1,forwarded,2021-06-15,2021-06-21,B,Call\n"
                + "D1,forwarded,2021-06-16,,,\n"
                + "D1,corrected,2021-06-17,,,Call\n"
                + "D1,resumed,2021-06-18,2021-06-21,B,Call\n"
                + "D1,resumed,2021-06-19,,B,Call\n"
                + "D1,completed,2021-06-20,2021-06-21,B,Call\n";

        assertThat(events(imports.of(PER_EVENT, csv)))
                .extracting(Event::change)
                .containsExactly(
                        new Change.Accepted(new Attributes("(none)", "P", "F", Channel.OTHER), DAY),
                        new Change.Forwarded("B"),
                        new Change.Forwarded(null),
                        new Change.Corrected(new Amendment(null, "P", "F", Channel.PHONE), null),
                        new Change.Resumed(DAY),
                        new Change.Resumed(null),
                        new Change.Completed());
    }

    @Test
    void the_id_follows_from_dossier_type_and_time_whatever_the_order_of_rows() throws IOException {
        String one = "D1,2021-06-14,2021-06-20,,A,Call\n";
        String other = "D2,2021-06-14,2021-06-20,,A,Call\n";

        List<Event> forwards = events(imports.of(PER_DOSSIER, HEADER + one + other));
        List<Event> backwards = events(imports.of(PER_DOSSIER, HEADER + other + one + one));

        assertThat(backwards).hasSize(6);
        assertThat(Set.copyOf(backwards)).isEqualTo(Set.copyOf(forwards));
        assertThat(forwards).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(forwards.get(0).id()).isEqualTo(new EventId("/import", "b2612103f9071063afd0e71ecb1ba24f"));
    }

    @Test
    void the_examples_are_published() {
        assertThat(events(Imports.example("dossiers")))
                .hasSize(23)
                .first()
                .returns("H32.19-210601-0001", Event::dossier)
                .returns(Instant.parse("2021-06-01T01:05:00Z"), Event::time);
        assertThat(events(Imports.example("events")))
                .hasSize(12)
                .extracting(event -> event.id().id())
                .startsWith("1001", "1002");
    }

    @Test
    void nothing_is_published_of_a_file_changed_since_the_check() throws IOException {
        Checked.Sound checked = sound(imports.of(PER_DOSSIER, HEADER + "D1,2021-06-14,,,A,Call\n"));
        MockProducer<byte[], byte[]> producer = producer();
        Files.writeString(directory.resolve("file.csv"), HEADER + "D1,2021-06-14,2021-06-15,,A,Call\n");

        assertThatThrownBy(() -> checked.publish(PublisherOfTests.of(producer).bulk(), Progress.UNWATCHED))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("was changed");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void the_service_requests_of_boston_are_read() {
        Path cases = Path.of("../../shared/data/boston311-2025/cases.csv");
        Assumptions.assumeTrue(Files.exists(cases), "the data of Boston is not beside the project");

        Contents contents = sound(new FileImport(
                        cases,
                        new MappedFile(new CsvTable(','), Mapping.read(Path.of("../docs/examples/boston311.yaml")))))
                .contents();

        assertThat(contents.items()).isEqualTo(5473);
        assertThat(contents.events())
                .containsExactly(Map.entry(EventType.ACCEPTED, 5473L), Map.entry(EventType.COMPLETED, 4096L));
    }
}
