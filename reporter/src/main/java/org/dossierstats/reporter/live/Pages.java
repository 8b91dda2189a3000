package org.dossierstats.reporter.live;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dossierstats.http.Entry;
import org.dossierstats.wire.Digest;

/** What a browser is given to show: a few files of this program, and nothing from elsewhere. */
public final class Pages {
    private static final int TAG_DIGITS = 16;
    private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final List<String> FILES = List.of(
            "ask.js",
            "board.css",
            "board.js",
            "chart.js",
            "choice.js",
            "closing.js",
            "common.css",
            "common.js",
            "drill.js",
            "feed.js",
            "figures.js",
            "form.js",
            "icon.svg",
            "period-words.js",
            "periods.css",
            "periods.js",
            "reader.js",
            "seals.js",
            "sign-in.css",
            "sign-in.js",
            "tables.js",
            "words.js");
    private static final List<String> OF_CHARTS = List.of("uPlot.iife.min.js", "uPlot.min.css");

    /** Scripts and styles of this server only, no frames, nothing sent elsewhere. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Map<String, File> files = new HashMap<>();
    private final File board = File.of("board/index.html");
    private final File periods = File.of("board/periods.html");
    private final File signIn = File.of("board/sign-in.html");

    private Pages() {
        FILES.forEach(name -> files.put(name, File.of("board/" + name)));
        OF_CHARTS.forEach(name -> files.put(name, File.of(CHARTS + name)));
    }

    /** Serves the board at /, the periods at /periods and the way in at /sign-in, and the files of all of them below /board. */
    public static void routes(JavalinConfig config) {
        Pages pages = new Pages();
        config.routes.get("/", pages.board::answer, Entry.ANYBODY);
        config.routes.get("/periods", pages.periods::answer, Entry.ANYBODY);
        config.routes.get("/sign-in", pages.signIn::answer, Entry.ANYBODY);
        config.routes.get("/board/{file}", pages::file, Entry.ANYBODY);
    }

    private void file(Context context) {
        File file = files.get(context.pathParam("file"));
        if (file == null) {
            throw new NotFoundResponse("the pages have no file of this name");
        }
        file.answer(context);
    }

    /** A file, read once. */
    private static final class File {
        private final String contentType;
        private final byte[] bytes;
        private final String tag;

        private File(String contentType, byte[] bytes, String tag) {
            this.contentType = contentType;
            this.bytes = bytes;
            this.tag = tag;
        }

        static File of(String name) {
            byte[] bytes = Pages.bytes(name);
            String digest = Digest.of(bytes).substring("sha256:".length());
            return new File(Pages.contentType(name), bytes, "\"" + digest.substring(0, TAG_DIGITS) + "\"");
        }

        void answer(Context context) {
            context.header("Content-Security-Policy", POLICY)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-cache")
                    .header("ETag", tag);
            if (tag.equals(context.header("If-None-Match"))) {
                context.status(HttpStatus.NOT_MODIFIED);
            } else {
                context.contentType(contentType).result(bytes);
            }
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
        try (InputStream in = Pages.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what comes with the program: " + file, e);
        }
    }
}
