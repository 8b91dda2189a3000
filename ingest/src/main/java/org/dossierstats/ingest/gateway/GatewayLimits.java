package org.dossierstats.ingest.gateway;

import java.time.Duration;
import org.dossierstats.wire.EventJson;

/**
 * How much a gateway takes.
 *
 * @param eventBytes of an event, in any mode
 * @param bodyBytes of a single event or a batch; a stream may be of any length
 * @param batchItems events in a batch
 * @param requests at a time; more are told to come again
 * @param body how long a body may take to come; of a stream, 1,000 lines of it
 * @param answer how long Kafka may take to acknowledge
 */
public record GatewayLimits(
        int eventBytes, int bodyBytes, int batchItems, int requests, Duration body, Duration answer) {
    /** For an office of any size. */
    public static final GatewayLimits DEFAULT = new GatewayLimits(
            EventJson.MAX_BYTES, 8 * 1024 * 1024, 10_000, 64, Duration.ofSeconds(60), Duration.ofSeconds(20));

    private static final int MAX_BODY_BYTES = 1024 * 1024 * 1024;

    public GatewayLimits {
        if (eventBytes < 1 || bodyBytes < 1 || batchItems < 1 || requests < 1) {
            throw new IllegalArgumentException("the limits of the gateway must be above 0");
        }
        if (eventBytes > EventJson.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "an event may have " + EventJson.MAX_BYTES + " bytes at most: more would not be counted");
        }
        if (bodyBytes > MAX_BODY_BYTES) {
            throw new IllegalArgumentException("a body may have " + MAX_BODY_BYTES
                    + " bytes at most, for it is kept in memory: send a stream of lines instead");
        }
        if (!isTime(body) || !isTime(answer)) {
            throw new IllegalArgumentException("the times of the gateway must be 1 s to 1 h");
        }
    }

    private static boolean isTime(Duration limit) {
        return limit.compareTo(Duration.ofSeconds(1)) >= 0 && limit.compareTo(Duration.ofHours(1)) <= 0;
    }
}
