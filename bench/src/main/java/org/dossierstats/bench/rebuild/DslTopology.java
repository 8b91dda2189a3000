package org.dossierstats.bench.rebuild;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueStore;
import org.dossierstats.counts.Facts;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.LedgerEntry;
import org.dossierstats.dossier.Life;
import org.dossierstats.dossier.Rules;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.LedgerFormat;
import org.dossierstats.wire.Topics;

/**
 * The same counts the plain way of Kafka Streams: events are folded to a table of dossiers, those grouped by what they are counted by,
 * and each group added up, what a dossier added before being subtracted first. Parsing, ledger and facts are those of the program.
 *
 * <p>Written to be fast: a dossier goes with those of the same attributes that began on the same day, so that it seldom changes its group,
 * and all its facts travel in one message; how many events who sent, which the program counts too, is not counted; and there is no topic
 * for readers beside the one that the table of groups is kept in anyway.
 */
final class DslTopology {
    private static final String DOSSIERS = "dossiers";
    private static final String GROUPS = "groups";

    /**
     * Ten times what the program takes: commits cost, and the longer between them, the more changes of a dossier or a group are one.
     * Beyond a second it would not be fresh any more.
     */
    private static final int COMMIT_INTERVAL_MS = 1_000;

    private static final long CACHE_BYTES = 128L * 1024 * 1024;

    private static final Serde<LedgerEntry> LEDGER = Serdes.serdeFrom(
            (topic, entry) -> entry == null ? null : LedgerFormat.write(entry),
            (topic, bytes) -> bytes == null ? null : LedgerFormat.read("", bytes));

    private DslTopology() {}

    /** Where the groups are kept, and read from. */
    static String groupsTopic(String applicationId) {
        return applicationId + "-" + GROUPS + "-changelog";
    }

    /** What goes from the dossiers to their groups. */
    static String regroupedTopic(String applicationId) {
        return applicationId + "-" + GROUPS + "-repartition";
    }

    /** Where the dossiers are kept. */
    static String dossiersTopic(String applicationId) {
        return applicationId + "-" + DOSSIERS + "-changelog";
    }

    /**
     * Reads as the data flows.
     *
     * <pre>
     * dossier-events ─▶ dossiers ─▶ repartition ─▶ groups
     * </pre>
     */
    static Topology build(Rules rules) {
        StreamsBuilder builder = new StreamsBuilder();
        dossiers(builder)
                .groupBy(
                        (dossier, entry) -> KeyValue.pair(group(entry, rules), facts(entry, rules)),
                        Grouped.with(GROUPS, Serdes.ByteArray(), GroupCounts.SERDE))
                .aggregate(
                        GroupCounts::new,
                        (group, facts, sum) -> sum.plus(facts, 1),
                        (group, facts, sum) -> sum.plus(facts, -1),
                        Materialized.<byte[], GroupCounts, KeyValueStore<Bytes, byte[]>>as(GROUPS)
                                .withKeySerde(Serdes.ByteArray())
                                .withValueSerde(GroupCounts.SERDE)
                                .withCachingEnabled());
        return builder.build(configuration(Map.of(), "dsl", Path.of("."), 1));
    }

    private static KTable<String, LedgerEntry> dossiers(StreamsBuilder builder) {
        return builder.stream(Topics.EVENTS, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .flatMapValues(DslTopology::decoded)
                .groupByKey()
                .aggregate(
                        () -> LedgerEntry.NONE,
                        (dossier, event, entry) ->
                                new LedgerEntry(0, entry.dossier().with(event)),
                        Materialized.<String, LedgerEntry, KeyValueStore<Bytes, byte[]>>as(DOSSIERS)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(LEDGER)
                                .withCachingEnabled());
    }

    private static List<Event> decoded(String key, byte[] value) {
        Decoded decoded = EventJson.decode(key.getBytes(StandardCharsets.UTF_8), value, name -> null);
        return decoded instanceof Decoded.Valid valid ? List.of(valid.event()) : List.of();
    }

    private static byte[] group(LedgerEntry entry, Rules rules) {
        List<Life.Step> steps = entry.dossier().life(rules).steps();
        if (steps.isEmpty()) {
            return GroupCounts.key(Attributes.UNKNOWN, 0);
        }
        return GroupCounts.key(
                steps.get(steps.size() - 1).after().attributes(),
                rules.day(steps.get(0).time()));
    }

    private static GroupCounts facts(LedgerEntry entry, Rules rules) {
        return new GroupCounts().plus(Facts.of(entry.dossier(), rules));
    }

    /** Exactly once, like the program, and with the same settings but for those that suit this topology better. */
    static Properties configuration(Map<String, Object> client, String applicationId, Path stateDir, int threads) {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return properties;
    }
}
