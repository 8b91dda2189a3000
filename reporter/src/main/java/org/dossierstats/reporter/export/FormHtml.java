package org.dossierstats.reporter.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Form.Caption;
import org.dossierstats.reporter.form.Form.Row;
import org.dossierstats.reporter.form.Language;

/** Forms as a page to print: one file, well-formed as XML too, without scripts and without anything from elsewhere. */
final class FormHtml implements FormWriter {
    private static final String STYLE = style();

    @Override
    public void write(List<Form> forms, OutputStream to) throws IOException {
        Writer out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        Form first = forms.get(0);
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(first.language().tag())
                .append("\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>")
                .append(escaped(first.name() + " " + first.period().name()))
                .append("</title>\n<style>\n")
                .append(page(first))
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        for (Form form : forms) {
            form(out, form);
        }
        out.append("</body>\n</html>\n");
        out.flush();
    }

    /** What stands on every page. */
    private static String page(Form form) {
        String small = "pt \"Liberation Serif\", \"Times New Roman\", serif; vertical-align: top; padding-top: 2mm;";
        return "@page {\n  size: A4 " + (form.landscape() ? "landscape" : "portrait")
                + ";\n  margin: 12mm 10mm 18mm 10mm;\n  @bottom-left { content: "
                + quoted(String.join("\n", form.provenance().lines()))
                + "; white-space: pre; text-align: left; font: 6" + small
                + " }\n  @bottom-right { content: counter(page) \"/\" counter(pages); text-align: right; font: 8"
                + small
                + " }\n}\n";
    }

    private static void form(Writer out, Form form) throws IOException {
        out.append("<section>\n<div class=\"head\">\n");
        block(out, "left", form.head().left());
        block(out, "right", form.head().right());
        out.append("</div>\n");
        block(out, "centre", form.head().centre());
        for (Form.Table table : form.tables()) {
            table(out, table, form.language());
        }
        for (String note : form.notes()) {
            out.append("<p class=\"note\">").append(escaped(note)).append("</p>\n");
        }
        out.append("<div class=\"foot\">\n");
        block(out, "left", form.foot().left());
        block(out, "right", form.foot().right());
        out.append("</div>\n<p class=\"provenance\">");
        for (String line : form.provenance().lines()) {
            out.append(escaped(line)).append("<br/>");
        }
        out.append("</p>\n</section>\n");
    }

    private static void block(Writer out, String place, List<String> lines) throws IOException {
        out.append("<div class=\"").append(place).append("\">\n");
        for (String line : lines) {
            out.append("<p>").append(line.isBlank() ? "&#160;" : escaped(line)).append("</p>\n");
        }
        out.append("</div>\n");
    }

    private static void table(Writer out, Form.Table table, Language language) throws IOException {
        if (!table.title().isEmpty()) {
            out.append("<h2>").append(escaped(table.title())).append("</h2>\n");
        }
        if (!table.unit().isEmpty()) {
            out.append("<p class=\"unit\">").append(escaped(table.unit())).append("</p>\n");
        }
        out.append("<table>\n<colgroup>\n");
        int all = table.widths().stream().mapToInt(Integer::intValue).sum();
        for (int width : table.widths()) {
            out.append(String.format(Locale.ROOT, "<col style=\"width: %.2f%%\"/>%n", 100.0 * width / all));
        }
        out.append("</colgroup>\n<thead>\n");
        for (int row = 0; row < table.headRows(); row++) {
            captions(out, table, row);
        }
        out.append("</thead>\n<tbody>\n");
        for (Row row : table.rows()) {
            row(out, row, language);
        }
        out.append("</tbody>\n</table>\n");
    }

    private static void captions(Writer out, Form.Table table, int row) throws IOException {
        out.append("<tr>");
        for (Caption caption : table.head()) {
            if (caption.row() == row) {
                out.append("<th").append(caption.isNumber() ? " class=\"number\"" : "");
                span(out, "rowspan", caption.rows());
                span(out, "colspan", caption.columns());
                out.append('>').append(escaped(caption.text())).append("</th>");
            }
        }
        out.append("</tr>\n");
    }

    private static void span(Writer out, String attribute, int cells) throws IOException {
        if (cells > 1) {
            out.append(' ')
                    .append(attribute)
                    .append("=\"")
                    .append(String.valueOf(cells))
                    .append('"');
        }
    }

    private static void row(Writer out, Row row, Language language) throws IOException {
        out.append("<tr class=\"")
                .append(row.kind().name().toLowerCase(Locale.ROOT))
                .append(" depth-")
                .append(String.valueOf(row.depth()))
                .append("\">");
        for (Form.Cell cell : row.cells()) {
            boolean isText = cell instanceof Form.Words words && !words.centred();
            out.append(cell instanceof Form.Words ? isText ? "<td class=\"text\">" : "<td class=\"mid\">" : "<td>")
                    .append(escaped(Cells.text(cell, language)))
                    .append("</td>");
        }
        out.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** As CSS wants it, in a style element: nothing in it may end the one or the other. */
    private static String quoted(String text) {
        StringBuilder css = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\' || character == '<' || character == '&' || character < ' ') {
                css.append('\\').append(Integer.toHexString(character)).append(' ');
            } else {
                css.appendCodePoint(character);
            }
        });
        return css.append('"').toString();
    }

    private static String style() {
        try (InputStream in = FormHtml.class.getResourceAsStream("form.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what comes with the program", e);
        }
    }
}
