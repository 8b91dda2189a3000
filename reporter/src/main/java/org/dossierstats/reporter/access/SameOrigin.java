package org.dossierstats.reporter.access;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import java.util.Set;

/**
 * A browser sends its cookie with whatever a page asks it to. So a request that changes something must come from a page of this server: the
 * browser says so itself, in a way no page can change ({@code Sec-Fetch-Site}; older ones, {@code Origin}).
 */
final class SameOrigin {
    private static final Set<HandlerType> HARMLESS = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private SameOrigin() {}

    /** @throws ForbiddenResponse if it does not */
    static void require(Context context) {
        if (HARMLESS.contains(context.method())) {
            return;
        }
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        boolean same = site == null
                ? origin != null && origin.replaceFirst("^https?://", "").equals(context.header("Host"))
                : site.equals("same-origin");
        if (!same) {
            throw new ForbiddenResponse("this must be sent from a page of this server; programs send Authorization");
        }
    }
}
