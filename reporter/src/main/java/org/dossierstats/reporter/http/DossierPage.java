package org.dossierstats.reporter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dossierstats.dossier.RulesLabel;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.drilldown.DossierJson;
import org.dossierstats.reporter.drilldown.DossiersBehind.Behind;

/**
 * A page of a list of dossiers.
 *
 * @param at what the list is, and where the page begins; behind its end the page is empty
 * @param list all of it
 */
record DossierPage(DossierQuery query, Cursor at, RulesLabel rules, List<Behind> list) {
    private static final JsonFactory JSON = new JsonFactory();

    /** In UTF-8. */
    byte[] json() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(json);
        }
        return bytes.toByteArray();
    }

    private void write(JsonGenerator json) throws IOException {
        int from = Math.min(at.position(), list.size());
        int to = Math.min(from + query.limit(), list.size());
        json.writeStartObject();
        period(json);
        if (query.revision() == null) {
            json.writeNullField("revision");
        } else {
            json.writeNumberField("revision", query.revision());
        }
        json.writeObjectFieldStart("cut");
        for (Map.Entry<Integer, Long> partition : at.cut().entrySet()) {
            json.writeNumberField(partition.getKey().toString(), partition.getValue());
        }
        json.writeEndObject();
        json.writeStringField("rules", at.rules());
        json.writeStringField("column", query.column());
        json.writeNumberField("figure", at.figure());
        json.writeArrayFieldStart("dossiers");
        for (Behind each : list.subList(from, to)) {
            DossierJson.write(each, json);
        }
        json.writeEndArray();
        json.writeStringField("next", to < list.size() ? at.at(to).write() : null);
        json.writeEndObject();
    }

    /** As a summary has it. */
    private void period(JsonGenerator json) throws IOException {
        Period period = at.period();
        json.writeObjectFieldStart("period");
        json.writeStringField("name", period.name());
        json.writeStringField("from", period.from().toString());
        json.writeStringField("to", period.to().toString());
        json.writeStringField("calendar", period.calendar().wireName());
        json.writeStringField("zone", rules.zone().getId());
        json.writeEndObject();
    }
}
