package org.dossierstats.ingest.file;

import org.dossierstats.ingest.publish.Bulk;

/** A file that was read once, from end to end. */
public sealed interface Checked {
    /** What could be made out of it. */
    Contents contents();

    /** Some of it is wrong, so none of it is published. */
    record Faulty(Contents contents, Problems problems) implements Checked {}

    /** All of it can be published. */
    final class Sound implements Checked {
        private final FileImport file;
        private final FileStamp stamp;
        private final Contents contents;

        Sound(FileImport file, FileStamp stamp, Contents contents) {
            this.file = file;
            this.stamp = stamp;
            this.contents = contents;
        }

        @Override
        public Contents contents() {
            return contents;
        }

        /**
         * Publishes every event of the file and waits until all are acknowledged.
         *
         * @return what was published
         * @throws org.dossierstats.ingest.publish.PublishException if Kafka does not take an event; the message says why
         * @throws org.dossierstats.ingest.mapping.ImportException if the file was changed since it was checked
         */
        public Contents publish(Bulk bulk, Progress progress) {
            stamp.requireUnchanged(file.file());
            Publication publication = new Publication(file, bulk);
            file.read(progress, publication);
            Contents published = publication.complete();
            stamp.requireUnchanged(file.file());
            if (!published.equals(contents)) {
                throw FileStamp.changed(file.file());
            }
            return published;
        }
    }
}
