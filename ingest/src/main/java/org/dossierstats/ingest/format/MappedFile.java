package org.dossierstats.ingest.format;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.file.Content;
import org.dossierstats.ingest.file.FileFormat;
import org.dossierstats.ingest.file.Problem;
import org.dossierstats.ingest.mapping.Fault;
import org.dossierstats.ingest.mapping.Mapping;
import org.dossierstats.ingest.mapping.Reading;
import org.jspecify.annotations.Nullable;

/** A table, read with a mapping. */
public final class MappedFile implements FileFormat {
    private final Table table;
    private final Mapping mapping;
    private final Set<String> columns;

    public MappedFile(Table table, Mapping mapping) {
        this.table = table;
        this.mapping = mapping;
        this.columns = mapping.columns();
    }

    @Override
    public String items() {
        return table.items();
    }

    @Override
    public @Nullable Fault fault(Event event) {
        return mapping.fault(event);
    }

    @Override
    public void read(Content content, Sink sink) throws IOException {
        table.read(content, columns, new Table.Rows() {
            @Override
            public boolean row(long line, Table.NamedRow row) {
                sink.item(line, reading(row));
                return true;
            }

            @Override
            public void problem(Problem problem) {
                sink.problem(problem);
            }

            @Override
            public void note(String note) {
                sink.note(note);
            }
        });
    }

    private Reading reading(Table.NamedRow row) {
        List<Fault> faults = row.faults(columns);
        Reading reading = faults.isEmpty() ? mapping.read(row) : new Reading(List.of(), faults);
        return reading.faults().isEmpty()
                ? reading
                : new Reading(
                        List.of(),
                        reading.faults().stream()
                                .map(fault -> placed(row, fault))
                                .toList());
    }

    private static Fault placed(Table.NamedRow row, Fault fault) {
        return fault.column() == null ? fault : new Fault(row.place(fault.column()), fault.message());
    }
}
