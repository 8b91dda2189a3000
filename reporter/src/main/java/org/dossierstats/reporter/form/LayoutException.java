package org.dossierstats.reporter.form;

import org.jspecify.annotations.Nullable;

/** A layout that cannot be used; the message says in one line which, where in it, and what is wrong. */
public final class LayoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LayoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
