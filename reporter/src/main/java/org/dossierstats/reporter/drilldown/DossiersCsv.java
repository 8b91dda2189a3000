package org.dossierstats.reporter.drilldown;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.reporter.drilldown.DossiersBehind.Behind;
import org.dossierstats.reporter.export.CsvText;

/** A list of dossiers as a table for programs, in UTF-8. No text begins as a formula does. */
public final class DossiersCsv {

    private DossiersCsv() {}

    /** Writes them as they come, with a header, and leaves the stream open. */
    public static void write(List<Behind> dossiers, OutputStream to) throws IOException {
        Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord("dossier", "agency", "procedure", "field", "channel", "adds", "due", "daysOverdue");
        for (Behind each : dossiers) {
            Attributes attributes = each.attributes();
            csv.writeRecord(
                    CsvText.harmless(each.dossier()),
                    CsvText.harmless(attributes.agency()),
                    CsvText.harmless(attributes.procedure()),
                    CsvText.harmless(attributes.field()),
                    attributes.channel().name(),
                    String.valueOf(each.amount()),
                    Objects.toString(each.lateness().due(), ""),
                    Objects.toString(each.lateness().daysOverdue(), ""));
        }
        csv.flush();
        text.flush();
    }
}
