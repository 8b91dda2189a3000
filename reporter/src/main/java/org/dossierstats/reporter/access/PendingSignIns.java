package org.dossierstats.reporter.access;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.dossierstats.access.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that were sent to the issuer and have not come back. Each is known by a cookie of its own: an answer that somebody else was given
 * is of no use to it, nor can it be had twice.
 *
 * <p>Thread safety: any number of threads.
 */
final class PendingSignIns {
    /** How long the issuer may take with somebody. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Tickets<Pending> tickets;

    /**
     * One of them.
     *
     * @param to the path of this server where they wanted to go
     */
    record Pending(Attempt attempt, String to) {}

    /**
     * None yet.
     *
     * @param nanos a clock for how long things last
     */
    PendingSignIns(LongSupplier nanos) {
        this.tickets = new Tickets<>(LIFETIME, nanos);
    }

    /** Begins one; by this the browser is known. */
    String begin(Pending pending) {
        return tickets.keep(pending);
    }

    /** The one that an answer is to, which is then none any more; null if it is to none of this browser. */
    @Nullable
    Pending end(@Nullable String browser, @Nullable String state) {
        return browser == null
                ? null
                : tickets.take(browser, pending -> pending.attempt().isOf(state));
    }
}
