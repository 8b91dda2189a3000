package org.dossierstats.bench.rebuild;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.ByteUtils;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Fact;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;

/**
 * What the dossiers of a group come to: amounts by day and measure. The attributes are in the key of the group alone: dossiers of the
 * simulation keep those they begin with. Mutable, as sums of the DSL may be; not thread-safe.
 */
final class GroupCounts {
    /** The bytes are pairs of varints: a day and code in one number, counted from the one before, and an amount. */
    static final Serde<GroupCounts> SERDE = Serdes.serdeFrom(
            (topic, counts) -> counts == null ? null : counts.bytes(),
            (topic, bytes) -> bytes == null ? null : new GroupCounts(bytes));

    private static final int CODE_BITS = 16;
    private static final int CODE_MASK = (1 << CODE_BITS) - 1;
    private static final int VARINT_BYTES = 10;
    private static final char SEPARATOR = '\u0000';

    private long[] places = {};
    private long[] amounts = {};
    private int size;

    /** Of no dossiers. */
    GroupCounts() {}

    private GroupCounts(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            int count = ByteUtils.readUnsignedVarint(in);
            places = new long[count];
            amounts = new long[count];
            long place = 0;
            for (size = 0; size < count; size++) {
                place += ByteUtils.readVarlong(in);
                places[size] = place;
                amounts[size] = ByteUtils.readVarlong(in);
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("these are no counts of a group", e);
        }
    }

    /** The key of a group. */
    static byte[] key(Attributes attributes, int day) {
        return String.join(
                        String.valueOf(SEPARATOR),
                        attributes.agency(),
                        attributes.procedure(),
                        attributes.field(),
                        attributes.channel().name(),
                        String.valueOf(day))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Attributes attributes(byte[] key) {
        String[] parts = new String(key, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), -1);
        return new Attributes(parts[0], parts[1], parts[2], Channel.valueOf(parts[3]));
    }

    /** These, and what those facts say. */
    GroupCounts plus(Iterable<Fact> facts) {
        for (Fact fact : facts) {
            add((long) fact.cell().day() << CODE_BITS | fact.code(), fact.amount());
        }
        return this;
    }

    /** These, and so many times others. */
    GroupCounts plus(GroupCounts others, int times) {
        for (int i = 0; i < others.size; i++) {
            add(others.places[i], times * others.amounts[i]);
        }
        return this;
    }

    private void add(long place, long amount) {
        int found = Arrays.binarySearch(places, 0, size, place);
        if (found >= 0) {
            amounts[found] += amount;
        } else {
            insert(-found - 1, place, amount);
        }
    }

    private void insert(int at, long place, long amount) {
        if (size == places.length) {
            places = Arrays.copyOf(places, Math.max(16, size * 2));
            amounts = Arrays.copyOf(amounts, places.length);
        }
        System.arraycopy(places, at, places, at + 1, size - at);
        System.arraycopy(amounts, at, amounts, at + 1, size - at);
        places[at] = place;
        amounts[at] = amount;
        size++;
    }

    private byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(5 + size * 2 * VARINT_BYTES);
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += amounts[i] == 0 ? 0 : 1;
        }
        ByteUtils.writeUnsignedVarint(count, out);
        long before = 0;
        for (int i = 0; i < size; i++) {
            if (amounts[i] != 0) {
                ByteUtils.writeVarlong(places[i] - before, out);
                ByteUtils.writeVarlong(amounts[i], out);
                before = places[i];
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Adds these to a table like that of the program. */
    static void addTo(CountTable table, byte[] key, byte[] value) {
        Attributes attributes = attributes(key);
        GroupCounts counts = new GroupCounts(value);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < counts.size; i++) {
            Cell cell = new Cell(attributes, (int) (counts.places[i] >> CODE_BITS));
            facts.add(new Fact(cell, (int) (counts.places[i] & CODE_MASK), counts.amounts[i]));
        }
        table.add(facts, 1);
    }
}
