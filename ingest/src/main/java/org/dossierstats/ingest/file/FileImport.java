package org.dossierstats.ingest.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.ingest.mapping.Fault;
import org.dossierstats.ingest.mapping.ImportException;
import org.dossierstats.ingest.mapping.Reading;

/** A file to be imported. It is read twice: nothing of it is published before all of it is checked. */
public final class FileImport {
    private final Path file;
    private final FileFormat format;

    public FileImport(Path file, FileFormat format) {
        this.file = file;
        this.format = format;
    }

    /**
     * Reads the file once and looks at everything in it.
     *
     * @throws ImportException if the file cannot be read at all
     */
    public Checked check(Progress progress) {
        FileStamp stamp = FileStamp.of(file);
        Findings findings = new Findings();
        read(progress, findings);
        stamp.requireUnchanged(file);
        if (findings.total > 0) {
            return new Checked.Faulty(findings.items, new Problems(findings.first, findings.total));
        }
        return new Checked.Sound(this, stamp, new Contents(findings.items, findings.events));
    }

    Path file() {
        return file;
    }

    void read(Progress progress, FileFormat.Sink sink) {
        try {
            format.read(new Content(file, progress), sink);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e);
        }
    }

    private ImportException unreadable(Throwable e) {
        return new ImportException(file + " cannot be read: " + e.getMessage(), e);
    }

    /** What the check came upon. */
    private final class Findings implements FileFormat.Sink {
        private final Map<EventType, Long> events = new EnumMap<>(EventType.class);
        private final List<Problem> first = new ArrayList<>();
        private long total;
        private long items;

        @Override
        public void item(long line, Reading reading) {
            items++;
            for (Fault fault : reading.faults()) {
                problem(Problem.of(line, fault));
            }
            for (Event event : reading.events()) {
                Fault fault = format.fault(event);
                if (fault != null) {
                    problem(Problem.of(line, fault));
                }
                events.merge(event.type(), 1L, Long::sum);
            }
        }

        @Override
        public void problem(Problem problem) {
            total++;
            if (first.size() < Problems.KEPT) {
                first.add(problem);
            }
        }
    }
}
