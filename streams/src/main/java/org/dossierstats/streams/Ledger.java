package org.dossierstats.streams;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.dossierstats.dossier.LedgerEntry;
import org.dossierstats.wire.LedgerFormat;
import org.dossierstats.wire.LedgerFormat.Place;

/**
 * The book of a partition: every dossier's events, and under a key no dossier can have, the place up to which they are counted and what
 * they come to. What is read and the place go in together, in the same transaction.
 */
final class Ledger {
    static final String STORE = "ledger";

    /** Dossier ids have no control characters. */
    private static final String PLACE = "\u0000place";

    private final KeyValueStore<String, byte[]> store;

    Ledger(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    LedgerEntry of(String dossier) {
        byte[] bytes = store.get(dossier);
        return bytes == null ? LedgerEntry.NONE : LedgerFormat.read(dossier, bytes);
    }

    void put(String dossier, LedgerEntry entry) {
        store.put(dossier, LedgerFormat.write(entry));
    }

    Place place() {
        byte[] bytes = store.get(PLACE);
        return bytes == null ? Place.NONE : LedgerFormat.readPlace(bytes);
    }

    void put(Place place) {
        store.put(PLACE, LedgerFormat.write(place));
    }

    /** Reads the whole book once. */
    void forEach(BiConsumer<String, LedgerEntry> visitor) {
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                if (!entry.key.equals(PLACE)) {
                    visitor.accept(entry.key, LedgerFormat.read(entry.key, entry.value));
                }
            }
        }
    }
}
