package org.dossierstats.streams;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.dossierstats.counts.Facts;
import org.dossierstats.dossier.Rules;
import org.dossierstats.rollup.Coarse;
import org.dossierstats.wire.CountsInForce;
import org.jspecify.annotations.Nullable;

/**
 * What the streams process needs to know.
 *
 * @param applicationId the group, and which counts it writes; each application has its own
 * @param client properties of every Kafka client in it: bootstrap.servers, and TLS or SASL where the cluster asks for it; what else is
 *     set there, such as session.timeout.ms, goes before what is chosen here for speed of recovery
 * @param stateDir where the ledger's local copy stands; its durable one is in Kafka
 * @param threads how many tasks are worked on at a time
 * @param sharing how it shares the work with other instances
 * @param rolledUp what is counted more coarsely beside the counts, in a topic of its own; null for nothing
 */
public record StreamsSettings(
        String applicationId,
        Map<String, Object> client,
        Path stateDir,
        int threads,
        Rules rules,
        Sharing sharing,
        @Nullable Coarse rolledUp) {
    /** The group and the prefix of internal topics; state belongs to it. */
    public static final String DEFAULT_APPLICATION_ID = CountsInForce.DEFAULT_APPLICATION_ID;

    private static final int MAX_REQUEST_BYTES = 2 * 1024 * 1024;

    /** While events wait; what is published is committed at once. */
    private static final int COMMIT_INTERVAL_MS = 5_000;

    /** Eight times Kafka's default: while events wait, so many fewer requests. */
    private static final int BATCH_BYTES = 128 * 1024;

    /**
     * After a crash its partitions stand still for as long; Kafka's own default is 45 s. The least a broker takes unless told otherwise
     * (group.min.session.timeout.ms); far more than the garbage collector ever stopped a rebuild for.
     */
    private static final int SESSION_TIMEOUT_MS = 6_000;

    /** The others learn with their next heartbeat, the last of their threads too, that one is gone: at 2 s it took 2 s more. */
    private static final int HEARTBEAT_MS = 500;

    public StreamsSettings {
        new CountsInForce(applicationId);
        client = Map.copyOf(client);
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads must be 1 to 64, not " + threads);
        }
    }

    /** Of an instance without a name and without standbys, with nothing rolled up. */
    public StreamsSettings(String applicationId, Map<String, Object> client, Path stateDir, int threads, Rules rules) {
        this(applicationId, client, stateDir, threads, rules, Sharing.NAMELESS, null);
    }

    /** The same, of an instance that shares the work so. */
    public StreamsSettings shared(Sharing with) {
        return new StreamsSettings(applicationId, client, stateDir, threads, rules, with, rolledUp);
    }

    /** The same, with these coarser counts beside the counts. */
    public StreamsSettings rollingUp(@Nullable Coarse coarse) {
        return new StreamsSettings(applicationId, client, stateDir, threads, rules, sharing, coarse);
    }

    /** Where the counts go. */
    public CountsInForce counts() {
        return new CountsInForce(applicationId);
    }

    /** How it counts: where this differs, counts differ, or other topics have them. */
    String terms() {
        String rolled = rolledUp == null ? "nothing" : "agencies to level " + rolledUp.agencyLevels();
        return String.format(
                Locale.ROOT,
                "facts %d, rules %s, zone %s, rolled up: %s",
                Facts.EDITION,
                rules.id(),
                rules.zone().getId(),
                rolled);
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, AnyTimestamp.class);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        sharing.into(properties);
        properties.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        properties.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        // Otherwise brokers refuse what a machine writes whose clock is fast by more than an hour.
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG), "LogAppendTime");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        return properties;
    }
}
