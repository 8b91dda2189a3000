package org.dossierstats.reporter.drilldown;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.period.Lateness;
import org.dossierstats.reporter.drilldown.DossiersBehind.Behind;

/** A dossier of a list as JSON, over HTTP and from the command alike. */
public final class DossierJson {
    private DossierJson() {}

    /** Writes it as an object. */
    public static void write(Behind each, JsonGenerator json) throws IOException {
        Attributes attributes = each.attributes();
        Lateness lateness = each.lateness();
        json.writeStartObject();
        json.writeStringField("dossier", each.dossier());
        json.writeStringField("agency", attributes.agency());
        json.writeStringField("procedure", attributes.procedure());
        json.writeStringField("field", attributes.field());
        json.writeStringField("channel", attributes.channel().name());
        json.writeNumberField("adds", each.amount());
        json.writeStringField(
                "due", lateness.due() == null ? null : lateness.due().toString());
        json.writeFieldName("daysOverdue");
        if (lateness.daysOverdue() == null) {
            json.writeNull();
        } else {
            json.writeNumber(lateness.daysOverdue());
        }
        json.writeEndObject();
    }
}
