package org.dossierstats.dossier;

import org.jspecify.annotations.Nullable;

/** Which due date decides between early, on time, late and overdue. */
public enum Basis {
    /** The one in force: extensions move it. */
    CURRENT,
    /** The one of the acceptance: only the clock at rest moves it. */
    ORIGINAL;

    /** Of this state. */
    public @Nullable Due of(State state) {
        return switch (this) {
            case CURRENT -> state.due();
            case ORIGINAL -> state.originalDue();
        };
    }
}
