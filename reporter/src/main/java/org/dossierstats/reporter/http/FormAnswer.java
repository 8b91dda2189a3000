package org.dossierstats.reporter.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.reporter.export.FormFormat;
import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Layout;
import org.dossierstats.reporter.form.Layouts;
import org.jspecify.annotations.Nullable;

/** What is asked of forms over HTTP, and their answer. */
final class FormAnswer {
    private FormAnswer() {}

    /**
     * The format asked for.
     *
     * @return null for JSON
     * @throws IllegalArgumentException if there is no such format
     */
    static @Nullable FormFormat format(Context context) {
        String name = context.queryParam("format");
        if (name == null || name.equals("json")) {
            return null;
        }
        return Stream.of(FormFormat.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format must be json, text, csv, xlsx, html or pdf"));
    }

    /**
     * The layout asked for: those that come with the program only, for a server opens no file by a name from outside.
     *
     * @return null if none is asked for
     * @throws IllegalArgumentException if there is none of this name
     */
    static @Nullable Layout layout(Context context) {
        String name = context.queryParam("layout");
        if (name == null) {
            return null;
        }
        if (!Layouts.names().contains(name)) {
            throw new IllegalArgumentException("layout must be " + String.join(", ", Layouts.names()));
        }
        return Layouts.of(name);
    }

    /** The earlier periods asked for. */
    static List<EarlierPeriod> compared(Context context) {
        return context.queryParams("compare").stream()
                .map(name -> EarlierPeriod.named(name)
                        .orElseThrow(() -> new IllegalArgumentException("compare must be previous or year-before")))
                .toList();
    }

    /** Answers with them; what a browser does not show is to be saved under this name. */
    static void write(Context context, List<Form> forms, FormFormat format, String name) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        format.write(forms, written);
        context.contentType(format.contentType());
        if (!format.isText()) {
            context.header(
                    "Content-Disposition",
                    "attachment; filename=\"" + name + "." + format.name().toLowerCase(Locale.ROOT) + "\"");
        }
        context.result(written.toByteArray());
    }
}
