package org.dossierstats.ingest.backup;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.ingest.file.Progress;
import org.dossierstats.ingest.mapping.ImportException;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.Topics;

/**
 * Puts a backup into empty topics of any number of partitions: records in their order, with the times they came into Kafka at. One that
 * was interrupted goes on where it was, and one that was taken for dead writes nothing more. Nothing is written before the whole file was
 * found to be sound, and at the end the topics are read back.
 */
public final class Restore {
    /** All that restore have this id, so that each shuts out the one before. */
    public static final String TRANSACTIONAL_ID = "dossier-restore";

    private final BackupFile file;
    private final Map<String, Object> client;

    /** @param client properties of a Kafka client */
    public Restore(BackupFile file, Map<String, Object> client) {
        this.file = file;
        this.client = Map.copyOf(client);
    }

    /**
     * What came of it.
     *
     * @param end what the backup has
     * @param before how many of its records were there already
     */
    public record Restored(BackupEnd end, long before) {}

    /**
     * Restores it.
     *
     * @throws ImportException if the file is damaged, or the topics have other records
     * @throws PublishException if Kafka does not take all of it; restoring again goes on
     */
    public Restored run(Progress progress) {
        try (SoleWriter writer = SoleWriter.open(client)) {
            Refill events = Refill.of(Topics.EVENTS, client);
            Refill summaries = Refill.of(Topics.SUMMARIES, client);
            BackupEnd end = file.read(
                    new Both(events, summaries) {
                        @Override
                        void add(Refill to, BackupRecord record) {
                            to.expect(record);
                        }
                    },
                    Progress.UNWATCHED);
            events.requireBeginning();
            summaries.requireBeginning();
            write(events, summaries, writer, progress);
            events.requireSame(Refill.of(Topics.EVENTS, client));
            summaries.requireSame(Refill.of(Topics.SUMMARIES, client));
            return new Restored(end, events.records() + summaries.records());
        }
    }

    /** The times are those of the file meanwhile; whoever shuts this one out needs that to stay so. */
    private void write(Refill events, Refill summaries, SoleWriter writer, Progress progress) {
        try (Admin admin = Admin.create(client)) {
            TimestampType stamp = new TimestampType(admin);
            stamp.writers();
            try {
                writeAll(events, summaries, writer, progress);
            } finally {
                if (!writer.isShutOut()) {
                    stamp.brokers();
                }
            }
        }
    }

    private void writeAll(Refill events, Refill summaries, SoleWriter writer, Progress progress) {
        file.read(
                new Both(events, summaries) {
                    @Override
                    void add(Refill to, BackupRecord record) {
                        to.write(record, writer);
                    }
                },
                progress);
        writer.commit();
    }

    /** Each record to the topic it is of. */
    private abstract static class Both implements BackupFile.Reader {
        private final Refill events;
        private final Refill summaries;

        Both(Refill events, Refill summaries) {
            this.events = events;
            this.summaries = summaries;
        }

        abstract void add(Refill to, BackupRecord record);

        @Override
        public void head(BackupHead head) {
            events.from(head.partitions());
        }

        @Override
        public void add(BackupRecord backed) {
            if (backed.topic().equals(Topics.EVENTS)) {
                add(events, backed);
            } else if (backed.topic().equals(Topics.SUMMARIES)) {
                add(summaries, backed);
            }
        }
    }
}
