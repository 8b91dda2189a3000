package org.dossierstats.reporter.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dossierstats.reporter.form.Form;

/** The formats a form can be written in. */
public enum FormFormat {
    TEXT("text/plain; charset=utf-8"),
    CSV("text/csv; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    HTML("text/html; charset=utf-8"),
    PDF("application/pdf");

    private final String contentType;

    FormFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** Whether a terminal can show it. */
    public boolean isText() {
        return this != XLSX && this != PDF;
    }

    /**
     * Writes them, and leaves the stream open.
     *
     * @throws IllegalArgumentException if they are more than the format can hold
     */
    public void write(List<Form> forms, OutputStream to) throws IOException {
        writer().write(forms, to);
    }

    private FormWriter writer() {
        return switch (this) {
            case TEXT -> new FormText();
            case CSV -> new FormCsv();
            case XLSX -> new FormXlsx();
            case HTML -> new FormHtml();
            case PDF -> new FormPdf();
        };
    }
}
