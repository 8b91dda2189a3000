package org.dossierstats.ingest.publish;

import org.jspecify.annotations.Nullable;

/** Kafka did not take an event, or did not give one; the message says why. Trying again is safe. */
public final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PublishException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
