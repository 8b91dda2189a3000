package org.dossierstats.reporter.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.dossierstats.reporter.form.Form;

/** Forms as PDF: the page of {@link FormHtml}, with the letters it needs embedded. */
final class FormPdf implements FormWriter {
    /** Beyond it the page takes more memory than it is worth: nobody prints so many rows. */
    private static final int MOST_ROWS = 20_000;

    private static final String FAMILY = "Liberation Serif";
    private static final String FONTS = "/liberation/LiberationSerif-";

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    @Override
    public void write(List<Form> forms, OutputStream to) throws IOException {
        int rows = forms.stream()
                .flatMap(form -> form.tables().stream())
                .mapToInt(table -> table.rows().size())
                .sum();
        if (rows > MOST_ROWS) {
            throw new IllegalArgumentException("a PDF has " + MOST_ROWS + " rows at most, and these are " + rows
                    + "; take XLSX or CSV, or a layout with fewer rows");
        }
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        new FormHtml().write(forms, page);
        new PdfRendererBuilder()
                .withHtmlContent(page.toString(StandardCharsets.UTF_8), null)
                .useFont(() -> font("Regular"), FAMILY, 400, FontStyle.NORMAL, true)
                .useFont(() -> font("Bold"), FAMILY, 700, FontStyle.NORMAL, true)
                .useFont(() -> font("Italic"), FAMILY, 400, FontStyle.ITALIC, true)
                .withProducer("dossier-stats")
                .toStream(to)
                .run();
    }

    private static InputStream font(String style) {
        return Objects.requireNonNull(FormPdf.class.getResourceAsStream(FONTS + style + ".ttf"), style);
    }
}
