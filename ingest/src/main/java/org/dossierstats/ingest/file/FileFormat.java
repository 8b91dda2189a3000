package org.dossierstats.ingest.file;

import java.io.IOException;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.mapping.Fault;
import org.dossierstats.ingest.mapping.Reading;
import org.jspecify.annotations.Nullable;

/** A kind of file that events are read from. Reading the same content twice gives the same. */
public interface FileFormat {
    /** What its items are called, such as rows. */
    String items();

    /**
     * Reads the whole content, or up to where it cannot be made out any more.
     *
     * @throws IOException if it cannot be read; a cause in an UncheckedIOException is as good
     * @throws org.dossierstats.ingest.mapping.ImportException if it is not such a file at all; the message says so in one line
     */
    void read(Content content, Sink sink) throws IOException;

    /** What keeps the event from being taken when it comes out of dossier-events, or null. Only the check asks. */
    default @Nullable Fault fault(Event event) {
        return Fault.refused(event, field -> null);
    }

    /** What is made of a file. */
    interface Sink {
        /**
         * Something that can be read by itself.
         *
         * @param line where it begins, from 1
         */
        void item(long line, Reading reading);

        void problem(Problem problem);

        /** Something worth telling that is not wrong. */
        void note(String note);
    }
}
