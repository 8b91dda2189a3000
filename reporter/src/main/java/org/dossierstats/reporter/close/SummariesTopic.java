package org.dossierstats.reporter.close;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.reporter.KafkaTopic;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.wire.SealedSummary;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;

/** The topic dossier-summaries: read from its beginning to its end, and appended to by one writer at a time. */
public final class SummariesTopic {
    /** All writers have this id, so that each shuts out the one before. */
    static final String TRANSACTIONAL_ID = Topics.SUMMARIES;

    /** A record of some ten thousand rows; the topic takes as much. */
    private static final int LARGEST_RECORD_BYTES = 16 * 1024 * 1024;

    private static final int LIMIT_MS = 15_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);
    private static final TopicPartition ONLY = new TopicPartition(Topics.SUMMARIES, 0);

    private final Map<String, Object> client;

    /** @param client properties of a Kafka client */
    public SummariesTopic(Map<String, Object> client) {
        this.client = Map.copyOf(client);
    }

    /**
     * All that is committed now.
     *
     * @throws ReporterException if the topic does not exist or does not begin at its beginning, or Kafka does not answer
     */
    public Seals read() {
        try (Consumer<byte[], byte[]> consumer = KafkaTopic.consumer(client)) {
            KafkaTopic.partitions(consumer, Topics.SUMMARIES);
            consumer.assign(List.of(ONLY));
            consumer.seekToBeginning(List.of(ONLY));
            if (consumer.position(ONLY) > 0) {
                throw new ReporterException(
                        Topics.SUMMARIES + " begins at " + consumer.position(ONLY) + ": earlier revisions are gone");
            }
            return read(consumer, consumer.endOffsets(List.of(ONLY)).getOrDefault(ONLY, 0L));
        } catch (KafkaException e) {
            throw unanswered("read", e);
        }
    }

    private static Seals read(Consumer<byte[], byte[]> consumer, long end) {
        Seals seals = new Seals();
        long silentSince = System.nanoTime();
        while (consumer.position(ONLY) < end) {
            long position = consumer.position(ONLY);
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                seals.add(read.offset(), read.key(), read.value(), digest(read));
            }
            if (consumer.position(ONLY) > position) {
                silentSince = System.nanoTime();
            } else if (System.nanoTime() - silentSince > SILENCE_LIMIT.toNanos()) {
                throw new ReporterException("Kafka gives no more of " + Topics.SUMMARIES + " after offset " + position);
            }
        }
        return seals;
    }

    private static @Nullable String digest(ConsumerRecord<byte[], byte[]> read) {
        Header header = read.headers().lastHeader(SealedSummary.DIGEST_HEADER);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /**
     * Writes a revision, all its records or none.
     *
     * <p>Safe with any number of writers: beginning to write waits for the end of what the writer before was about to commit, and shuts
     * it out from then on. What is read after that is all there is until this one commits; and it commits only if no other began
     * meanwhile.
     *
     * @param holds whether what the revision was made by is still so; asked after others were shut out
     * @return false if it does not hold, or another writer began meanwhile: then nothing was written
     * @throws ReporterException if Kafka refuses or does not answer; if it did not answer the commit, whether the revision is sealed
     *     shows when it is read again
     */
    boolean append(Revision revision, Predicate<Seals> holds) {
        KafkaProducer<byte[], byte[]> producer = producer();
        try {
            producer.initTransactions();
            if (!holds.test(read())) {
                return false;
            }
            producer.beginTransaction();
            for (SealedSummary agency : revision.agencies().values()) {
                send(agency, producer);
            }
            send(revision.office(), producer);
            producer.commitTransaction();
            return true;
        } catch (KafkaException e) {
            if (isShutOut(e)) {
                return false;
            }
            throw unanswered("write", e);
        } finally {
            // Aborts what was begun and not committed.
            producer.close(CLOSING_LIMIT);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD_BYTES);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, LIMIT_MS);
        properties.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MS / 2);
        properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LIMIT_MS);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The commit fails if this does. */
    private static void send(SealedSummary sealed, KafkaProducer<byte[], byte[]> producer) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.SUMMARIES, 0, sealed.key().bytes(), sealed.bytes());
        record.headers().add(SealedSummary.DIGEST_HEADER, sealed.digest().getBytes(StandardCharsets.UTF_8));
        Future<RecordMetadata> unused = producer.send(record);
    }

    private static boolean isShutOut(KafkaException error) {
        return cause(error, ProducerFencedException.class) || cause(error, InvalidProducerEpochException.class);
    }

    private static boolean cause(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static ReporterException unanswered(String what, KafkaException e) {
        if (cause(e, RecordTooLargeException.class)) {
            return new ReporterException(
                    "a summary is larger than " + Topics.SUMMARIES + " takes (max.message.bytes); nothing was sealed: "
                            + e.getMessage(),
                    e);
        }
        if (cause(e, TimeoutException.class) && what.equals("write")) {
            return new ReporterException(
                    "Kafka did not answer while " + Topics.SUMMARIES + " was written; whether it is sealed, "
                            + "dossier-stats reporter list tells; closing again does no harm",
                    e);
        }
        return new ReporterException("cannot " + what + " " + Topics.SUMMARIES + ": " + e.getMessage(), e);
    }
}
