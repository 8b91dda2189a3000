package org.dossierstats.ingest.file;

import java.util.EnumMap;
import java.util.Map;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.ingest.mapping.Reading;
import org.dossierstats.ingest.publish.Bulk;

/** Publishes the events of a file as its items are read. */
final class Publication implements FileFormat.Sink {
    private final FileImport file;
    private final Bulk bulk;
    private final Map<EventType, Long> events = new EnumMap<>(EventType.class);
    private long items;

    Publication(FileImport file, Bulk bulk) {
        this.file = file;
        this.bulk = bulk;
    }

    @Override
    public void item(long line, Reading reading) {
        items++;
        for (Event event : reading.events()) {
            bulk.send(event);
            events.merge(event.type(), 1L, Long::sum);
        }
    }

    /** The check found none. */
    @Override
    public void problem(Problem problem) {
        throw FileStamp.changed(file.file());
    }

    /** Waits for all acknowledgements. */
    Contents complete() {
        bulk.flush();
        return new Contents(items, events);
    }
}
