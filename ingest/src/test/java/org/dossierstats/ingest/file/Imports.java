package org.dossierstats.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.format.CsvTable;
import org.dossierstats.ingest.format.MappedFile;
import org.dossierstats.ingest.mapping.Mapping;
import org.dossierstats.ingest.publish.PublisherOfTests;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;

/** Files to import, in a directory of their own, and what becomes of them. */
final class Imports {
    /** One row a dossier: id, when accepted, when completed, due, agency, channel. */
    static final String PER_DOSSIER = """
            dossier: id
            zone: UTC
            agency: {column: agency, blank: "(none)"}
            procedure: {constant: P}
            field: {constant: F}
            channel: {column: channel, words: {Call: PHONE}}
            due: due
            events: {accepted: accepted, completed: completed}
            """;

    static final String HEADER = "id,accepted,completed,due,agency,channel\n";

    /** One row an event: id, what, when, due, agency, channel. */
    static final String PER_EVENT = """
            dossier: id
            zone: UTC
            agency: {column: agency, blank: "(none)"}
            procedure: {constant: P}
            field: {constant: F}
            channel: {column: channel, words: {Call: PHONE}, otherwise: OTHER}
            due: due
            event: event
            time: time
            """;

    static final String EVENT_HEADER = "id,event,time,due,agency,channel\n";

    private final Path directory;

    Imports(Path directory) {
        this.directory = directory;
    }

    FileImport of(String mapping, String csv) throws IOException {
        return of(mapping, csv.getBytes(StandardCharsets.UTF_8));
    }

    FileImport of(String mapping, byte[] csv) throws IOException {
        return new FileImport(Files.write(directory.resolve("file.csv"), csv), format(mapping));
    }

    FileFormat format(String mapping) throws IOException {
        return new MappedFile(
                new CsvTable(','), Mapping.read(Files.writeString(directory.resolve("mapping.yaml"), mapping)));
    }

    /** Of a project example, such as {@code dossiers}. */
    static FileImport example(String name) {
        Path examples = Path.of("../docs/examples");
        return new FileImport(
                examples.resolve(name + ".csv"),
                new MappedFile(new CsvTable(','), Mapping.read(examples.resolve(name + ".yaml"))));
    }

    static Problems problems(FileImport file) {
        Checked checked = file.check(Progress.UNWATCHED, 20);
        assertThat(checked).isInstanceOf(Checked.Faulty.class);
        return ((Checked.Faulty) checked).problems();
    }

    static Checked.Sound sound(FileImport file) {
        Checked checked = file.check(Progress.UNWATCHED, 20);
        assertThat(checked).isInstanceOf(Checked.Sound.class);
        return (Checked.Sound) checked;
    }

    /** The events as they stand in dossier-events afterwards. */
    static List<Event> events(FileImport file) {
        MockProducer<byte[], byte[]> producer = producer();
        sound(file).publish(PublisherOfTests.of(producer).bulk(), Progress.UNWATCHED);
        return producer.history().stream()
                .map(published -> EventJson.decode(published.value()))
                .map(decoded -> ((Decoded.Valid) decoded).event())
                .toList();
    }

    /** Acknowledges at once. */
    static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
