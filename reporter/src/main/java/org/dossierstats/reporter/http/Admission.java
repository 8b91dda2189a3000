package org.dossierstats.reporter.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may close and revise over HTTP. */
@FunctionalInterface
public interface Admission {
    /**
     * Why this request may not; empty if it may.
     *
     * @param authorization its header of this name
     */
    Optional<Refusal> refusal(@Nullable String authorization);

    /**
     * What a request that may not is answered.
     *
     * @param status 401, 403 or 503
     * @param detail why, in one line
     */
    record Refusal(int status, String detail) {}

    /** Whoever can reach the server may. */
    static Admission open() {
        return authorization -> Optional.empty();
    }

    /** Nobody may. */
    static Admission closed(String why) {
        return authorization -> Optional.of(new Refusal(403, why));
    }
}
