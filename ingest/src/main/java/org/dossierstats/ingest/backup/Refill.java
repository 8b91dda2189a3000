package org.dossierstats.ingest.backup;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.dossierstats.ingest.mapping.ImportException;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.ingest.topic.CommittedTopic;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;

/**
 * A topic that is being filled from a backup, which may have been begun before: what is there must be the beginning of what the backup
 * has for that partition, and what comes after it is written.
 *
 * <p>Thread safety: for one thread.
 */
final class Refill {
    private final String topic;
    private final int partitions;
    private final Map<Integer, Fingerprint> there = new TreeMap<>();
    private final Map<Integer, Fingerprint> wanted = new TreeMap<>();
    private final Map<Integer, Long> passed = new TreeMap<>();
    private @Nullable String stranger;
    private int partitionsBefore;

    private Refill(String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
    }

    /** Reads what is in it. */
    static Refill of(String topic, Map<String, Object> client) {
        try (CommittedTopic committed = CommittedTopic.open(topic, client)) {
            var ends = committed.ends();
            Refill refill = new Refill(topic, ends.size());
            ends.forEach((partition, end) -> {
                Fingerprint fingerprint = new Fingerprint();
                committed.read(partition, end, read -> fingerprint.add(BackupRecord.of(read)), offset -> {});
                refill.there.put(partition, fingerprint);
                refill.wanted.put(partition, new Fingerprint());
            });
            return refill;
        }
    }

    String topic() {
        return topic;
    }

    /** With as many as before, each record goes where it was. */
    void from(int partitionsInBackup) {
        partitionsBefore = partitionsInBackup;
    }

    /** Takes a record of the backup into account, without writing it. */
    void expect(BackupRecord record) {
        int partition = partition(record);
        Fingerprint expected = get(wanted, partition);
        Fingerprint found = get(there, partition);
        expected.add(record);
        if (stranger == null && expected.records() == found.records() && !expected.isThatOf(found)) {
            stranger = "of its first " + found.records() + " records in partition " + partition
                    + " some are not what the backup has there";
        }
    }

    /**
     * Makes sure that nothing else is there; to be asked when all was expected.
     *
     * @throws ImportException if there is
     */
    void requireBeginning() {
        there.forEach((partition, found) -> {
            if (stranger == null && found.records() > get(wanted, partition).records()) {
                stranger = "partition " + partition + " has " + found.records() + " records, and "
                        + get(wanted, partition).records() + " of the backup go there";
            }
        });
        if (stranger != null) {
            throw new ImportException("topic " + topic + " has other records than this backup: " + stranger
                    + "; a backup is put into an empty topic, or one that it was begun to be put into: delete the topic and"
                    + " create it again with dossier-stats topics create");
        }
    }

    long records() {
        return there.values().stream().mapToLong(Fingerprint::records).sum();
    }

    /** Sends it unless it is there already. */
    void write(BackupRecord record, SoleWriter writer) {
        int partition = partition(record);
        long number = passed.merge(partition, 1L, Long::sum);
        if (number > get(there, partition).records()) {
            writer.send(new ProducerRecord<>(
                    topic, partition, Math.max(0, record.timeMs()), record.key(), record.value(), record.headers()));
        }
    }

    /**
     * Makes sure that another look at the topic finds exactly what the backup has.
     *
     * @throws PublishException if it does not
     */
    void requireSame(Refill looked) {
        wanted.forEach((partition, expected) -> {
            if (!expected.isThatOf(get(looked.there, partition))) {
                throw new PublishException(
                        "partition " + partition + " of " + topic + " has not what the backup has: "
                                + get(looked.there, partition).records() + " records for " + expected.records()
                                + "; did anybody else write there meanwhile?",
                        null);
            }
        });
    }

    private int partition(BackupRecord record) {
        byte[] key = record.key();
        if (partitionsBefore == partitions || topic.equals(Topics.SUMMARIES)) {
            return record.partition();
        }
        return key == null ? record.partition() % partitions : Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private static Fingerprint get(Map<Integer, Fingerprint> fingerprints, int partition) {
        Fingerprint fingerprint = fingerprints.get(partition);
        if (fingerprint == null) {
            throw new ImportException("the backup has a record of partition " + partition + ", which is not there");
        }
        return fingerprint;
    }
}
