package org.dossierstats.counts;

import org.dossierstats.dossier.Attributes;

/**
 * A number that counts come to: each amount times a number made of where it stands, added up modulo 2^64. It changes with each change of
 * the counts, whatever the order, so that it costs an addition and not a look at all of them; counts that are not the same come to the
 * same number once in 2^64, unless they are the same but for attributes that have one hash. It is there for accidents, not for forgers. Not thread-safe.
 */
public final class Checksum {
    private static final int SENT = -1;

    private long value;

    /** Of no counts. */
    public Checksum() {
        this(0);
    }

    /** Of counts that come to this. */
    public Checksum(long value) {
        this.value = value;
    }

    /** Of these counts. */
    public static Checksum of(DossierCounts counts) {
        Checksum checksum = new Checksum();
        counts.cells()
                .forEach((cell, amounts) ->
                        amounts.forEach((code, amount) -> checksum.add(cell.attributes(), cell.day(), code, amount)));
        counts.sent().forEach(checksum::add);
        return checksum;
    }

    /**
     * Of this there are so many more.
     *
     * @param day days since 1970-01-01
     * @param code as in {@link Fact}
     */
    public void add(Attributes attributes, int day, int code, long amount) {
        value += amount * place(attributes.hashCode(), day, code);
    }

    /** So many more events were sent so. */
    public void add(Sent sent, long events) {
        value += events * place(sent.hashCode(), sent.day(), SENT);
    }

    public long value() {
        return value;
    }

    private static long place(int hash, int day, int code) {
        return mix(mix(((long) hash << 32) | (day & 0xffff_ffffL)) + code);
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, 2014): each bit of what comes in changes half of what comes out. */
    private static long mix(long bits) {
        long mixed = bits + 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
