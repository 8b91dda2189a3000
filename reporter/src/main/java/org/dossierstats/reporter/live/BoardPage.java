package org.dossierstats.reporter.live;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dossierstats.wire.Digest;

/** The page of the board: a few files of this program, and nothing from elsewhere. */
public final class BoardPage {
    private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final Map<String, String> FILES = Map.of(
            "/", "board/index.html",
            "/board.css", "board/board.css",
            "/board.js", "board/board.js",
            "/chart.js", "board/chart.js",
            "/drill.js", "board/drill.js",
            "/feed.js", "board/feed.js",
            "/tables.js", "board/tables.js",
            "/words.js", "board/words.js",
            "/icon.svg", "board/icon.svg");
    private static final Map<String, String> OF_CHARTS = Map.of(
            "/uPlot.iife.min.js", CHARTS + "uPlot.iife.min.js",
            "/uPlot.min.css", CHARTS + "uPlot.min.css");

    /** Scripts and styles of this server only, no frames, nothing sent elsewhere. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private BoardPage() {}

    /** Serves it at /. */
    public static void routes(JavalinConfig config) {
        FILES.forEach((path, file) -> serve(config, path, file));
        OF_CHARTS.forEach((path, file) -> serve(config, path, file));
    }

    private static void serve(JavalinConfig config, String path, String file) {
        byte[] bytes = bytes(file);
        String tag = "\"" + Digest.of(bytes).substring("sha256:".length(), "sha256:".length() + 16) + "\"";
        config.routes.get(path, context -> answer(context, file, bytes, tag));
    }

    private static void answer(Context context, String file, byte[] bytes, String tag) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-cache")
                .header("ETag", tag);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            context.contentType(contentType(file)).result(bytes);
        }
    }

    private static String contentType(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "html" -> "text/html;charset=utf-8";
            case "css" -> "text/css;charset=utf-8";
            case "js" -> "text/javascript;charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalStateException(file);
        };
    }

    private static byte[] bytes(String file) {
        try (InputStream in = BoardPage.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what comes with the program: " + file, e);
        }
    }
}
