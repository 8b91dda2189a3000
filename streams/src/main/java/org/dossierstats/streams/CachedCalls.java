package org.dossierstats.streams;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Calls by way of a store that keeps nothing. Kafka Streams has one hook before every commit, those of a rebalance and of the end too:
 * what is cached for a store is written to the store. So what is due is put into a cached store, and its being written is the call.
 *
 * <p>Thread safety: for all threads of an instance; a call is for one.
 */
final class CachedCalls implements BeforeCommit {
    static final String STORE = "before-commit";

    private static final String KEY = "due";
    private static final byte[] NOTHING = {};

    private final Map<TaskId, CallingStore> open = new ConcurrentHashMap<>();

    /** The store, for the tasks that are to be called. */
    StoreBuilder<KeyValueStore<String, byte[]>> store() {
        KeyValueBytesStoreSupplier supplier = new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return STORE;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new CallingStore(STORE, open);
            }

            @Override
            public String metricsScope() {
                return STORE;
            }
        };
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingEnabled();
    }

    @Override
    public Call call(ProcessorContext<?, ?> context, Runnable counting) {
        KeyValueStore<String, byte[]> cached = context.getStateStore(STORE);
        CallingStore store = Objects.requireNonNull(open.get(context.taskId()), "stores are opened before their tasks");
        store.call(counting);
        return new Call() {
            @Override
            public void due() {
                cached.put(KEY, NOTHING);
            }

            @Override
            public void end() {
                store.call(() -> {});
            }
        };
    }
}
