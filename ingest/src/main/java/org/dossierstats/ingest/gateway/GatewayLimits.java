package org.dossierstats.ingest.gateway;

import java.time.Duration;

/**
 * How much a gateway takes.
 *
 * @param bodyBytes of a single event or a batch; a stream may be of any length
 * @param batchItems events in a batch
 * @param requests at a time; more are told to come again
 * @param answer how long Kafka may take to acknowledge
 */
public record GatewayLimits(int bodyBytes, int batchItems, int requests, Duration answer) {
    /** For an office of any size. */
    public static final GatewayLimits DEFAULT = new GatewayLimits(8 * 1024 * 1024, 10_000, 64, Duration.ofSeconds(20));

    public GatewayLimits {
        if (bodyBytes < 1 || batchItems < 1 || requests < 1 || answer.isNegative() || answer.isZero()) {
            throw new IllegalArgumentException("the limits of the gateway must be above 0");
        }
    }
}
