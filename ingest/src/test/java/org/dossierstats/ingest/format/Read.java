package org.dossierstats.ingest.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.file.Content;
import org.dossierstats.ingest.file.FileFormat;
import org.dossierstats.ingest.file.Problem;
import org.dossierstats.ingest.file.Progress;
import org.dossierstats.ingest.mapping.Fault;
import org.dossierstats.ingest.mapping.Mapping;
import org.dossierstats.ingest.mapping.Reading;

/** What is read of a file. */
public final class Read implements FileFormat.Sink {
    /** The same small history in every format. */
    public static final Path HISTORY = Path.of("src/test/resources/history");

    private final List<Event> events = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long items;

    private Read() {}

    public static Read of(Path file, FileFormat format) {
        Read read = new Read();
        try {
            format.read(new Content(file, Progress.UNWATCHED), read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    public static Mapping mapping(Path directory, String yaml) throws IOException {
        return Mapping.read(Files.writeString(directory.resolve("mapping.yaml"), yaml));
    }

    /** The same file, gzipped, in that directory. */
    public static Path gzipped(Path file, Path directory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            Files.copy(file, gzip);
        }
        return Files.write(directory.resolve(file.getFileName() + ".gz"), bytes.toByteArray());
    }

    @Override
    public void item(long line, Reading reading) {
        items++;
        events.addAll(reading.events());
        for (Fault fault : reading.faults()) {
            problems.add(new Problem(line, fault.column(), fault.message()).toString());
        }
    }

    @Override
    public void problem(Problem problem) {
        problems.add(problem.toString());
    }

    @Override
    public void note(String note) {
        notes.add(note);
    }

    public List<Event> events() {
        return events;
    }

    public List<String> problems() {
        return problems;
    }

    public List<String> notes() {
        return notes;
    }

    public long items() {
        return items;
    }
}
