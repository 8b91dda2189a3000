package org.dossierstats.reporter.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A cookie by which a browser shows who it is: no script sees it. */
enum BrowserCookie {
    /** Its session; no other site makes the browser send it. */
    SESSION("dossier-stats-session", "/", SameSite.STRICT),

    /** The sign-in it has begun; it is sent when the issuer, another site, sends the browser back here. */
    SIGN_IN("dossier-stats-sign-in", "/sign-in", SameSite.LAX);

    private final String title;
    private final String path;
    private final SameSite site;

    BrowserCookie(String title, String path, SameSite site) {
        this.title = title;
        this.path = path;
        this.site = site;
    }

    /** What a request shows, if it shows it. */
    @Nullable
    String of(Context context) {
        return context.cookie(title);
    }

    void set(Context context, String value, Duration lifetime) {
        context.cookie(cookie(context, value, (int) lifetime.toSeconds()));
    }

    void clear(Context context) {
        context.cookie(cookie(context, "", 0));
    }

    private Cookie cookie(Context context, String value, int seconds) {
        return new Cookie(title, value, path, seconds, isSecure(context), true, null, site);
    }

    /** Whether the browser came by TLS, here or to a proxy before this server. */
    static boolean isSecure(Context context) {
        return "https".equals(context.scheme()) || "https".equalsIgnoreCase(context.header("X-Forwarded-Proto"));
    }
}
