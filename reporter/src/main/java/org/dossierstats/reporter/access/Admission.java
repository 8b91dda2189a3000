package org.dossierstats.reporter.access;

import io.javalin.http.Context;
import java.util.Optional;

/** Who may close and revise over HTTP. */
@FunctionalInterface
public interface Admission {
    /** Why this request may not; empty if it may. */
    Optional<Refusal> refusal(Context context);

    /**
     * What a request that may not is answered.
     *
     * @param status 401, 403 or 503
     * @param detail why, in one line
     */
    record Refusal(int status, String detail) {}

    /** Whoever can reach the server may. */
    static Admission open() {
        return context -> Optional.empty();
    }

    /** Nobody may. */
    static Admission closed(String why) {
        return context -> Optional.of(new Refusal(403, why));
    }
}
