package org.dossierstats.wire;

import java.util.Arrays;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that were read before, by their bytes: there are thousands of times fewer of them than cells, and four texts need not be
 * made for each cell. Grows with what is read, and is to be dropped with it. Not thread-safe.
 */
public final class AttributesPool {
    private static final Channel[] CHANNELS = Channel.values();
    private static final int FIRST_CAPACITY = 64;

    private @Nullable Known[] known = new Known[FIRST_CAPACITY];
    private int size;

    private static final class Known {
        private final byte[] bytes;
        private final int hash;
        private final Attributes attributes;

        Known(byte[] bytes, int hash, Attributes attributes) {
            this.bytes = bytes;
            this.hash = hash;
            this.attributes = attributes;
        }
    }

    /** Reads three texts and a channel. */
    Attributes read(Bytes.Reader in) {
        int from = in.place();
        in.skipText();
        in.skipText();
        in.skipText();
        in.raw();
        byte[] bytes = in.bytes();
        int hash = hash(bytes, from, in.place());
        int slot = slot(bytes, from, in.place(), hash);
        Known found = known[slot];
        if (found != null) {
            return found.attributes;
        }
        byte[] own = Arrays.copyOfRange(bytes, from, in.place());
        Attributes attributes = attributes(in.at(from));
        known[slot] = new Known(own, hash, attributes);
        if (++size * 2 > known.length) {
            grow();
        }
        return attributes;
    }

    static Attributes attributes(Bytes.Reader in) {
        String agency = in.text();
        String procedure = in.text();
        String field = in.text();
        int channel = in.raw();
        if (channel >= CHANNELS.length) {
            throw in.broken("has an unknown channel " + channel);
        }
        return new Attributes(agency, procedure, field, CHANNELS[channel]);
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 16);
    }

    /** Where these are, or may be put. */
    private int slot(byte[] bytes, int from, int to, int hash) {
        int slot = hash & (known.length - 1);
        while (true) {
            Known there = known[slot];
            if (there == null
                    || (there.hash == hash && Arrays.equals(there.bytes, 0, there.bytes.length, bytes, from, to))) {
                return slot;
            }
            slot = (slot + 1) & (known.length - 1);
        }
    }

    private void grow() {
        @Nullable Known[] before = known;
        known = new Known[before.length * 2];
        for (Known each : before) {
            if (each != null) {
                known[slot(each.bytes, 0, each.bytes.length, each.hash)] = each;
            }
        }
    }
}
