package org.dossierstats.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.LedgerEntry;
import org.dossierstats.wire.LedgerFormat;

/**
 * Events that have come and are not counted yet, by dossier, each as the ledger entry it would be alone. They are kept in a few arrays
 * that are used again: as objects, of which a rebuild has hundreds of thousands at a time, the garbage collector stopped it for a
 * quarter of the time (7 s of 26 s at 500,000 dossiers, 3.5 s of 22 s as bytes). Not thread-safe.
 */
final class Arrivals {
    /** Of events, a hundred bytes each; more than that are not to wait. */
    private static final int FULL_BYTES = 16 * 1024 * 1024;

    private static final int SMALL_BYTES = 64 * 1024;
    private static final int SMALL_SLOTS = 1024;

    /** What of the arrays may lie idle when they are used again. */
    private static final int MUCH_LARGER = 16;

    /** Of an event: where the next one of its dossier is, and how many bytes it has. */
    private static final int HEAD_BYTES = 2 * Integer.BYTES;

    private ByteBuffer bytes = ByteBuffer.allocate(SMALL_BYTES);

    /** By hash, the number of a dossier and one; the next free slot is taken where that is another's. */
    private int[] slots = new int[SMALL_SLOTS];

    private int[] hashes = new int[SMALL_SLOTS / 2];
    private int[] names = new int[SMALL_SLOTS / 2];
    private int[] latest = new int[SMALL_SLOTS / 2];
    private int dossiers;

    /**
     * Comes after those that came before.
     *
     * @param ahead whether it came before the time at which it says it happened
     * @param nextOffset the offset after it
     */
    void add(Event event, boolean ahead, long nextOffset) {
        Dossier alone = ahead ? Dossier.NONE.withAhead(event) : Dossier.NONE.with(event);
        int number = number(event.dossier().getBytes(StandardCharsets.UTF_8));
        int place = append(LedgerFormat.write(new LedgerEntry(nextOffset, alone)));
        if (latest[number] > 0) {
            bytes.putInt(latest[number], place);
        }
        latest[number] = place;
    }

    private int number(byte[] name) {
        int hash = spread(Arrays.hashCode(name));
        int slot = hash & (slots.length - 1);
        while (slots[slot] > 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && isNamed(number, name)) {
                return number;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        if (dossiers == names.length) {
            grow();
            slot = free(hash);
        }
        slots[slot] = dossiers + 1;
        hashes[dossiers] = hash;
        names[dossiers] = bytes.position();
        latest[dossiers] = 0;
        ensure(Integer.BYTES + name.length);
        bytes.putInt(name.length).put(name);
        return dossiers++;
    }

    private static int spread(int hash) {
        return (hash * 0x9E3779B9) >>> 1;
    }

    private int free(int hash) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] > 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, dossiers * 2);
        names = Arrays.copyOf(names, dossiers * 2);
        latest = Arrays.copyOf(latest, dossiers * 2);
        slots = new int[slots.length * 2];
        for (int number = 0; number < dossiers; number++) {
            slots[free(hashes[number])] = number + 1;
        }
    }

    private boolean isNamed(int number, byte[] name) {
        int place = names[number];
        return bytes.getInt(place) == name.length
                && Arrays.equals(
                        bytes.array(),
                        place + Integer.BYTES,
                        place + Integer.BYTES + name.length,
                        name,
                        0,
                        name.length);
    }

    private int append(byte[] entry) {
        ensure(HEAD_BYTES + entry.length);
        int place = bytes.position();
        bytes.putInt(0).putInt(entry.length).put(entry);
        return place;
    }

    private void ensure(int more) {
        if (bytes.remaining() < more) {
            int needed = Math.addExact(bytes.position(), more);
            bytes = ByteBuffer.allocate(Math.max(needed, Math.multiplyExact(bytes.capacity(), 2)))
                    .put(bytes.flip());
        }
    }

    boolean isEmpty() {
        return dossiers == 0;
    }

    /** No more are to wait. */
    boolean isFull() {
        return bytes.position() >= FULL_BYTES;
    }

    /** Gives each dossier with what came of it, in the order it came, and forgets it. */
    void drain(BiConsumer<String, List<LedgerEntry>> visitor) {
        List<LedgerEntry> came = new ArrayList<>();
        for (int number = 0; number < dossiers; number++) {
            int length = bytes.getInt(names[number]);
            int first = names[number] + Integer.BYTES;
            String dossier = new String(bytes.array(), first, length, StandardCharsets.UTF_8);
            // Its name is written right before its first event.
            for (int place = first + length; place > 0; place = bytes.getInt(place)) {
                int entry = place + HEAD_BYTES;
                int size = bytes.getInt(place + Integer.BYTES);
                came.add(LedgerFormat.read(dossier, Arrays.copyOfRange(bytes.array(), entry, entry + size)));
            }
            visitor.accept(dossier, came);
            came.clear();
        }
        clear();
    }

    private void clear() {
        if (bytes.capacity() > SMALL_BYTES && bytes.position() < bytes.capacity() / MUCH_LARGER) {
            bytes = ByteBuffer.allocate(SMALL_BYTES);
            slots = new int[SMALL_SLOTS];
            hashes = new int[SMALL_SLOTS / 2];
            names = new int[SMALL_SLOTS / 2];
            latest = new int[SMALL_SLOTS / 2];
        } else {
            Arrays.fill(slots, 0);
            bytes.clear();
        }
        dossiers = 0;
    }
}
