package org.dossierstats.reporter.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cookie by which a browser shows its session: no script sees it, no other site makes the browser send it. */
final class SessionCookie {
    private static final String NAME = "dossier-stats-session";

    private SessionCookie() {}

    /** The session a request shows, if it shows one. */
    static @Nullable String of(Context context) {
        return context.cookie(NAME);
    }

    static void set(Context context, String session, Duration lifetime) {
        context.cookie(cookie(context, session, (int) lifetime.toSeconds()));
    }

    static void clear(Context context) {
        context.cookie(cookie(context, "", 0));
    }

    private static Cookie cookie(Context context, String value, int seconds) {
        return new Cookie(NAME, value, "/", seconds, isSecure(context), true, null, SameSite.STRICT);
    }

    /** Whether the browser came by TLS, here or to a proxy before this server. */
    private static boolean isSecure(Context context) {
        return "https".equals(context.scheme()) || "https".equalsIgnoreCase(context.header("X-Forwarded-Proto"));
    }
}
