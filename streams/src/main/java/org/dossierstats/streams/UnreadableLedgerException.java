package org.dossierstats.streams;

import java.nio.file.Path;

/** The local copy of the ledger cannot be read; the message says what to do. The durable one is in Kafka. */
public final class UnreadableLedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableLedgerException(Path copy, Throwable cause) {
        super(
                "the local copy of the ledger in " + copy + " cannot be read ("
                        + root(cause).getMessage()
                        + "); if its disk is sound and has room, delete " + copy
                        + " and start again: it is made anew from Kafka",
                cause);
    }

    private static Throwable root(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
