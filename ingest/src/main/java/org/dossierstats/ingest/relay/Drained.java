package org.dossierstats.ingest.relay;

/**
 * How an outbox was left.
 *
 * @param published rows whose events Kafka has for good
 * @param refused rows that are not valid events, and were marked as that
 * @param refusedInAll the same with those marked before, which nobody has mended yet
 */
public record Drained(long published, long refused, long refusedInAll) {}
