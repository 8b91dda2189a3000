package org.dossierstats.reporter.drilldown;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.reporter.drilldown.DossiersBehind.Behind;

/** A list of dossiers as a table for programs, in UTF-8. No text begins as a formula does. */
public final class DossiersCsv {
    private static final String FORMULA = "=+-@\t\r";

    private DossiersCsv() {}

    /** Writes them as they come, with a header, and leaves the stream open. */
    public static void write(List<Behind> dossiers, OutputStream to) throws IOException {
        Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord("dossier", "agency", "procedure", "field", "channel", "adds");
        for (Behind each : dossiers) {
            Attributes attributes = each.attributes();
            csv.writeRecord(
                    harmless(each.dossier()),
                    harmless(attributes.agency()),
                    harmless(attributes.procedure()),
                    harmless(attributes.field()),
                    attributes.channel().name(),
                    String.valueOf(each.amount()));
        }
        csv.flush();
        text.flush();
    }

    /** A spreadsheet would run what begins so; a leading apostrophe makes a text of it. */
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
