package org.dossierstats.ingest.backup;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.ingest.file.Progress;
import org.dossierstats.ingest.mapping.ImportException;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.Topics;

/**
 * Puts a backup into empty topics of any number of partitions: records in their order, with the times they came into Kafka at. One that
 * was interrupted goes on where it was. Nothing is written before the whole file was found to be sound, and at the end the topics are
 * read back.
 */
public final class Restore {
    /** A summary of some ten thousand rows. */
    private static final int LARGEST_RECORD_BYTES = 16 * 1024 * 1024;

    private static final int BATCH_BYTES = 128 * 1024;

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
        try (Admin admin = Admin.create(client)) {
            TimestampType stamp = new TimestampType(admin);
            stamp.writers();
            try {
                write(events, summaries, progress);
            } finally {
                stamp.brokers();
            }
        }
        events.requireSame(Refill.of(Topics.EVENTS, client));
        summaries.requireSame(Refill.of(Topics.SUMMARIES, client));
        return new Restored(end, events.records() + summaries.records());
    }

    private void write(Refill events, Refill summaries, Progress progress) {
        try (Producer<byte[], byte[]> producer = producer()) {
            file.read(
                    new Both(events, summaries) {
                        @Override
                        void add(Refill to, BackupRecord record) {
                            to.write(record, producer);
                        }
                    },
                    progress);
            producer.flush();
            events.requireNoFailure();
            summaries.requireNoFailure();
        }
    }

    private Producer<byte[], byte[]> producer() {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD_BYTES);
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 10);
        properties.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
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
