package org.dossierstats.streams;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.Topics;

/** The topology. Its steps and stores have fixed names: they are part of the names of topics and of state on disk. */
final class EventsToCounts {
    static final String EVENTS = Topics.EVENTS;
    static final String TALLY = "tally";
    static final String COUNTS = Topics.COUNTS;
    static final String ROLLED_UP = Topics.ROLLED_UP;
    static final String REJECTS = Topics.REJECTS;

    private static final Deserializer<byte[]> BYTES_IN = new ByteArrayDeserializer();
    private static final Serializer<byte[]> BYTES_OUT = new ByteArraySerializer();
    private static final Serializer<CountsRecord> COUNTS_KEY = (topic, counts) -> counts.key();
    private static final Serializer<CountsRecord> COUNTS_VALUE = (topic, counts) -> counts.value();

    /** The counts of a partition of the events stand in the partition of the same number. */
    private static final StreamPartitioner<CountsRecord, CountsRecord> SAME_PARTITION =
            (topic, key, value, partitions) -> Optional.of(Set.of(key.partition()));

    private EventsToCounts() {}

    /**
     * Reads as the data flows.
     *
     * <pre>
     * dossier-events ──▶ tally ──┬──▶ dossier-counts
     *                   (ledger) ├──▶ dossier-counts.rolled-up, if it is wanted
     *                            └──▶ dossier-rejects
     * </pre>
     */
    static Topology build(
            TopologyConfig config, StreamsSettings settings, StreamsMeters meters, PublishedCounts published) {
        CachedCalls beforeCommit = new CachedCalls();
        Topology topology = new Topology(config)
                .addSource(EVENTS, BYTES_IN, BYTES_IN, Topics.EVENTS)
                .addProcessor(TALLY, () -> new Tally(settings, meters, beforeCommit, published), EVENTS)
                .addStateStore(ledger(), TALLY)
                .addStateStore(beforeCommit.store(), TALLY)
                .addSink(COUNTS, settings.counts().topic(), COUNTS_KEY, COUNTS_VALUE, SAME_PARTITION, TALLY)
                .addSink(REJECTS, Topics.REJECTS, BYTES_OUT, BYTES_OUT, TALLY);
        if (settings.rolledUp() != null) {
            topology.addSink(
                    ROLLED_UP, settings.counts().rolledUpTopic(), COUNTS_KEY, COUNTS_VALUE, SAME_PARTITION, TALLY);
        }
        return topology;
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> ledger() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Ledger.STORE), Serdes.String(), Serdes.ByteArray());
    }
}
