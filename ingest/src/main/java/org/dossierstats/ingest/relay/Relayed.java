package org.dossierstats.ingest.relay;

/**
 * What a relay has done.
 *
 * @param published rows whose events Kafka has for good
 * @param refused rows that are not valid events, and were marked as that
 */
public record Relayed(long published, long refused) {
    static final Relayed NOTHING = new Relayed(0, 0);

    Relayed plus(Relayed other) {
        return new Relayed(published + other.published, refused + other.refused);
    }

    long rows() {
        return published + refused;
    }
}
