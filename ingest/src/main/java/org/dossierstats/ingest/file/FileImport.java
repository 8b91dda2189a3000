package org.dossierstats.ingest.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dossierstats.dossier.Event;
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
     * @param kept how many problems are kept; all are counted
     * @throws ImportException if the file cannot be read at all
     */
    public Checked check(Progress progress, int kept) {
        FileStamp stamp = FileStamp.of(file);
        Findings findings = new Findings(kept);
        read(progress, findings);
        stamp.requireUnchanged(file);
        Contents contents = findings.inventory.contents();
        if (findings.total > 0) {
            return new Checked.Faulty(contents, new Problems(findings.first, findings.total));
        }
        return new Checked.Sound(this, stamp, contents);
    }

    Path file() {
        return file;
    }

    FileFormat format() {
        return format;
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
        private final int kept;
        private final Inventory inventory = new Inventory(format.items());
        private final List<Problem> first = new ArrayList<>();
        private long total;

        Findings(int kept) {
            this.kept = kept;
        }

        @Override
        public void item(long line, Reading reading) {
            inventory.item(reading);
            for (Fault fault : reading.faults()) {
                problem(Problem.of(line, fault));
            }
            for (Event event : reading.events()) {
                Fault fault = format.fault(event);
                if (fault != null) {
                    problem(Problem.of(line, fault));
                }
            }
        }

        @Override
        public void problem(Problem problem) {
            total++;
            if (first.size() < kept) {
                first.add(problem);
            }
        }

        @Override
        public void note(String note) {
            inventory.note(note);
        }
    }
}
