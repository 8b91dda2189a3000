package org.dossierstats.ingest.mapping;

import org.jspecify.annotations.Nullable;

/** A file or mapping that cannot be used as it is; the message says in one line which and how to mend it. */
public final class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImportException(String message) {
        this(message, null);
    }

    public ImportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
