package org.dossierstats.streams;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store that keeps nothing: to write to it is to call. */
final class CallingStore implements KeyValueStore<Bytes, byte[]> {
    private final String name;
    private final Map<TaskId, CallingStore> all;
    private Runnable call = () -> {
        throw new IllegalStateException("something is due, and nobody to call");
    };
    private @Nullable TaskId task;

    /** @param all those that are open; this one too from when it is */
    CallingStore(String name, Map<TaskId, CallingStore> all) {
        this.name = name;
        this.all = all;
    }

    /** From now on calls go here. */
    void call(Runnable called) {
        call = called;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        task = context.taskId();
        all.put(task, this);
    }

    @Override
    public void put(Bytes key, byte[] value) {
        call.run();
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        call.run();
        return null;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        call.run();
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        return null;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        return null;
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        return new Nothing();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return new Nothing();
    }

    @Override
    public long approximateNumEntries() {
        return 0;
    }

    @Override
    public void close() {
        if (task != null) {
            all.remove(task, this);
            task = null;
        }
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return task != null;
    }

    private static final class Nothing implements KeyValueIterator<Bytes, byte[]> {
        private final Iterator<KeyValue<Bytes, byte[]>> none = Collections.emptyIterator();

        @Override
        public boolean hasNext() {
            return false;
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            return none.next();
        }

        @Override
        public Bytes peekNextKey() {
            return none.next().key;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
