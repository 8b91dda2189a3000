package org.dossierstats.settings;

import org.jspecify.annotations.Nullable;

/** A file of settings that cannot be used as it is; the message says in one line which, where in it, and what is wrong. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
