package org.dossierstats.access;

import org.jspecify.annotations.Nullable;

/** The list of callers or the issuer of tokens cannot be used; the message says why. */
public final class AccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AccessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
