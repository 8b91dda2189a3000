package org.dossierstats.ingest.publish;

import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;

/** Kafka did not take an event, or did not give one; the message says why. Trying again is safe. */
public final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PublishException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static PublishException sending(Exception cause) {
        return new PublishException(
                "publishing to " + Topics.EVENTS + " failed: " + cause.getMessage()
                        + "; publish it all again, nothing will be counted twice",
                cause);
    }
}
