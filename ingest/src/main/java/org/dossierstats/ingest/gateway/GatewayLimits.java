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
        requireSome("bytes of an event", eventBytes);
        requireSome("bytes of a body", bodyBytes);
        requireSome("events in a batch", batchItems);
        requireSome("requests at a time", requests);
        if (eventBytes > EventJson.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "an event may have " + EventJson.MAX_BYTES + " bytes at most: more would not be counted");
        }
        if (bodyBytes > MAX_BODY_BYTES) {
            throw new IllegalArgumentException("a body may have " + MAX_BODY_BYTES
                    + " bytes at most, for it is kept in memory: send a stream of lines instead");
        }
        requireTime("a body may take", body);
        requireTime("Kafka may take to acknowledge", answer);
    }

    private static void requireSome(String what, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the most " + what + " must be above 0, not " + limit);
        }
    }

    private static void requireTime(String what, Duration limit) {
        if (limit.compareTo(Duration.ofSeconds(1)) < 0 || limit.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(what + " 1 to 3600 seconds, not " + limit.toSeconds());
        }
    }
}
