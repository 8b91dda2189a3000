package org.dossierstats.ingest.file;

import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.mapping.Reading;
import org.dossierstats.ingest.publish.Bulk;

/** Publishes the events of a file as its items are read. */
final class Publication implements FileFormat.Sink {
    private final FileImport file;
    private final Bulk bulk;
    private final Inventory inventory;

    Publication(FileImport file, Bulk bulk) {
        this.file = file;
        this.bulk = bulk;
        this.inventory = new Inventory(file.format().items());
    }

    @Override
    public void item(long line, Reading reading) {
        inventory.item(reading);
        for (Event event : reading.events()) {
            bulk.send(event);
        }
    }

    /** The check found none. */
    @Override
    public void problem(Problem problem) {
        throw FileStamp.changed(file.file());
    }

    @Override
    public void note(String note) {
        inventory.note(note);
    }

    /** Waits for all acknowledgements. */
    Contents complete() {
        bulk.flush();
        return inventory.contents();
    }
}
