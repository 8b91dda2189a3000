package org.dossierstats.counts;

import java.util.Arrays;

/**
 * Counts in few bytes: for each measure, in the order of the codes, the distance from the code before it and the amount, as LEB128
 * numbers, the amount zigzag. The same counts are the same bytes.
 */
final class PackedCounts {
    private static final byte[] NONE = {};
    private static final int MOST_BYTES_OF_ONE = 15;

    private byte[] bytes;
    private int place;
    private int last;

    private PackedCounts(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] of(Counts counts) {
        if (counts.isEmpty()) {
            return NONE;
        }
        PackedCounts out = new PackedCounts(new byte[counts.size() * MOST_BYTES_OF_ONE]);
        counts.forEach(out::append);
        return out.done();
    }

    /** The same, and so many more of one measure. */
    static byte[] add(byte[] packed, int code, long amount) {
        if (amount == 0) {
            return packed;
        }
        PackedCounts in = new PackedCounts(packed);
        PackedCounts out = new PackedCounts(new byte[packed.length + MOST_BYTES_OF_ONE]);
        boolean isAdded = false;
        while (in.place < packed.length) {
            in.last += (int) in.number();
            long counted = in.amount();
            if (!isAdded && in.last >= code) {
                isAdded = true;
                if (in.last == code) {
                    counted = Math.addExact(counted, amount);
                } else {
                    out.append(code, amount);
                }
            }
            if (counted != 0) {
                out.append(in.last, counted);
            }
        }
        if (!isAdded) {
            out.append(code, amount);
        }
        return out.done();
    }

    static void forEach(byte[] packed, Counts.Visitor visitor) {
        PackedCounts in = new PackedCounts(packed);
        while (in.place < packed.length) {
            in.last += (int) in.number();
            visitor.count(in.last, in.amount());
        }
    }

    static Counts unpack(byte[] packed) {
        Counts counts = new Counts();
        forEach(packed, counts::add);
        return counts;
    }

    private void append(int code, long amount) {
        put(code - last);
        put((amount << 1) ^ (amount >> 63));
        last = code;
    }

    private void put(long value) {
        long rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[place++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[place++] = (byte) rest;
    }

    private long amount() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    private long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[place++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private byte[] done() {
        return place == 0 ? NONE : Arrays.copyOf(bytes, place);
    }
}
