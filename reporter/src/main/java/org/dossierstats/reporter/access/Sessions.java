package org.dossierstats.reporter.access;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.dossierstats.access.Credential;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed in with a browser. A session says what somebody is known by and no more, so that whoever is taken out of the file of
 * readers is out at once.
 *
 * <p>Thread safety: any number of threads.
 */
final class Sessions {
    private final Tickets<Credential> tickets;

    /**
     * None yet.
     *
     * @param lifetime after that one has to sign in again
     * @param nanos a clock for how long things last
     */
    Sessions(Duration lifetime, LongSupplier nanos) {
        this.tickets = new Tickets<>(lifetime, nanos);
    }

    Duration lifetime() {
        return tickets.lifetime();
    }

    /** Begins one; by this it is known. */
    String begin(Credential credential) {
        return tickets.keep(credential);
    }

    /** Whose it is; null if there is none, or not any more. */
    @Nullable
    Credential credential(String id) {
        return tickets.get(id);
    }

    void end(String id) {
        tickets.forget(id);
    }
}
