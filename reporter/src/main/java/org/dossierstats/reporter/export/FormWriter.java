package org.dossierstats.reporter.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dossierstats.reporter.form.Form;

/** Writes forms in some format. */
interface FormWriter {
    /** Writes them, and leaves the stream open. */
    void write(List<Form> forms, OutputStream to) throws IOException;
}
