package org.dossierstats.ingest.publish;

/** Kafka did not take an event; the message says why. Sending everything again is safe. */
public final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
