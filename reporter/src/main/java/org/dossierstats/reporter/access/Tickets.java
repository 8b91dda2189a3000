package org.dossierstats.reporter.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.dossierstats.wire.Digest;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for whoever shows the ticket to it: 256 bits of chance, of which here is the hash. Nothing is kept longer than a while, nor
 * longer than the server runs.
 *
 * <p>Thread safety: any number of threads.
 */
final class Tickets<T> {
    /** At a time; the oldest makes way. */
    static final int MOST = 10_000;

    private static final int BYTES = 32;

    private final Duration lifetime;
    private final LongSupplier nanos;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Kept<T>> kept = new LinkedHashMap<>();

    private record Kept<T>(T what, long since) {}

    /**
     * None yet.
     *
     * @param lifetime how long something is kept
     * @param nanos a clock for how long things last
     */
    Tickets(Duration lifetime, LongSupplier nanos) {
        this.lifetime = lifetime;
        this.nanos = nanos;
    }

    Duration lifetime() {
        return lifetime;
    }

    /** Keeps something; this is the ticket to it. */
    synchronized String keep(T what) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        forgetOld();
        kept.put(hash(ticket), new Kept<>(what, nanos.getAsLong()));
        return ticket;
    }

    /** What is kept for a ticket; null if nothing is, or not any more. */
    synchronized @Nullable T get(String ticket) {
        Kept<T> found = kept.get(hash(ticket));
        return found == null || isOver(found) ? null : found.what();
    }

    /** The same, if it is the one that is wanted, and it is not kept any longer. */
    synchronized @Nullable T take(String ticket, Predicate<T> wanted) {
        T found = get(ticket);
        if (found == null || !wanted.test(found)) {
            return null;
        }
        forget(ticket);
        return found;
    }

    synchronized void forget(String ticket) {
        kept.remove(hash(ticket));
    }

    /** The oldest are first. */
    private void forgetOld() {
        Iterator<Kept<T>> oldest = kept.values().iterator();
        while (oldest.hasNext()) {
            if (!isOver(oldest.next()) && kept.size() < MOST) {
                return;
            }
            oldest.remove();
        }
    }

    private boolean isOver(Kept<T> one) {
        return nanos.getAsLong() - one.since() > lifetime.toNanos();
    }

    private static String hash(String ticket) {
        return Digest.of(ticket.getBytes(StandardCharsets.UTF_8));
    }
}
