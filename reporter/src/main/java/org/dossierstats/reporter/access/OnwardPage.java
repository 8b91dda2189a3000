package org.dossierstats.reporter.access;

import io.javalin.http.Context;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page that goes on to another of this server by itself. A browser that came here from the issuer would not send the cookie of the session
 * along a redirect, as another site began it; what this page begins is of this site.
 */
final class OnwardPage {
    private static final String POLICY =
            "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    private static final Map<Integer, String> ESCAPES =
            Map.of((int) '&', "&amp;", (int) '<', "&lt;", (int) '>', "&gt;", (int) '"', "&quot;", (int) '\'', "&#39;");
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta charset="utf-8"/>
            <meta name="color-scheme" content="light dark"/>
            <meta http-equiv="refresh" content="0;url={to}"/>
            <title>dossier-stats</title>
            </head>
            <body><p><a href="{to}">Tiếp tục <span lang="en">/ Go on</span></a></p></body>
            </html>
            """;

    private OnwardPage() {}

    /** @param to a path, see {@link Destination} */
    static void answer(Context context, String to) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .html(PAGE.replace("{to}", escaped(to)));
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(each -> ESCAPES.getOrDefault(each, Character.toString(each)))
                .collect(Collectors.joining());
    }
}
