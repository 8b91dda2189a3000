package org.dossierstats.ingest.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.ingest.mapping.Fault;
import org.dossierstats.ingest.mapping.Mapping;
import org.dossierstats.ingest.mapping.Reading;
import org.dossierstats.ingest.mapping.Row;

/** A file to be imported. It is read twice: nothing of it is published before all of it is checked. */
public final class FileImport {
    private final Path file;
    private final Mapping mapping;

    public FileImport(Path file, Mapping mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    /**
     * Reads the file once and looks at everything in it.
     *
     * @throws org.dossierstats.ingest.mapping.ImportException if the file cannot be read at all
     */
    public Checked check(Progress progress) {
        FileStamp stamp = FileStamp.of(file);
        Findings findings = new Findings();
        read(progress, findings);
        stamp.requireUnchanged(file);
        if (findings.total > 0) {
            return new Checked.Faulty(findings.rows, new Problems(findings.first, findings.total));
        }
        return new Checked.Sound(this, stamp, new Contents(findings.rows, findings.events));
    }

    Path file() {
        return file;
    }

    Mapping mapping() {
        return mapping;
    }

    void read(Progress progress, CsvFile.Sink sink) {
        new CsvFile(file, mapping.delimiter(), mapping.columns()).read(progress, sink);
    }

    /** What the check came upon. */
    private final class Findings implements CsvFile.Sink {
        private final Map<EventType, Long> events = new EnumMap<>(EventType.class);
        private final List<Problem> first = new ArrayList<>();
        private long total;
        private long rows;

        @Override
        public void row(long line, Row row) {
            rows++;
            Reading reading = mapping.read(row);
            for (Fault fault : reading.faults()) {
                problem(Problem.of(line, fault));
            }
            for (Event event : reading.events()) {
                Fault fault = mapping.fault(event);
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
