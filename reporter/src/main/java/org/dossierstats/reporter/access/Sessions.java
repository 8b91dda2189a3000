package org.dossierstats.reporter.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.dossierstats.access.Credential;
import org.dossierstats.wire.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed in with a browser. A session is known by 256 bits of chance, which only the browser has; here is their hash. It says what
 * somebody is known by and no more, so that whoever is taken out of the file of readers is out at once. Sessions end with the server.
 *
 * <p>Thread safety: any number of threads.
 */
final class Sessions {
    /** Sessions at a time; the oldest makes way. */
    static final int MOST = 10_000;

    private static final int BYTES = 32;

    private final Duration lifetime;
    private final LongSupplier nanos;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    private record Session(Credential credential, long begun) {}

    /**
     * None yet.
     *
     * @param lifetime after that one has to sign in again
     * @param nanos a clock for how long things last
     */
    Sessions(Duration lifetime, LongSupplier nanos) {
        this.lifetime = lifetime;
        this.nanos = nanos;
    }

    Duration lifetime() {
        return lifetime;
    }

    /** Begins one; by this it is known. */
    synchronized String begin(Credential credential) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        forgetOld();
        sessions.put(hash(id), new Session(credential, nanos.getAsLong()));
        return id;
    }

    /** Whose it is; null if there is none, or not any more. */
    synchronized @Nullable Credential credential(String id) {
        Session session = sessions.get(hash(id));
        return session == null || isOver(session) ? null : session.credential();
    }

    synchronized void end(String id) {
        sessions.remove(hash(id));
    }

    /** The oldest are first. */
    private void forgetOld() {
        Iterator<Session> oldest = sessions.values().iterator();
        while (oldest.hasNext()) {
            if (!isOver(oldest.next()) && sessions.size() < MOST) {
                return;
            }
            oldest.remove();
        }
    }

    private boolean isOver(Session session) {
        return nanos.getAsLong() - session.begun() > lifetime.toNanos();
    }

    private static String hash(String id) {
        return Digest.of(id.getBytes(StandardCharsets.UTF_8));
    }
}
