package org.dossierstats.wire;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.dossierstats.period.Figures;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.Sending;

/** Summaries in JSON. The same cut under the same rules gives the same bytes. */
public final class SummaryJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private SummaryJson(JsonGenerator json) {
        this.json = json;
    }

    /** One summary is an object, several are an array in the order given; ends with a line feed. */
    public static String write(List<PeriodSummary> summaries) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = generator(text)) {
            if (summaries.size() != 1) {
                json.writeStartArray();
            }
            for (PeriodSummary summary : summaries) {
                write(summary, json);
            }
            if (summaries.size() != 1) {
                json.writeEndArray();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.append('\n').toString();
    }

    /** Writes what is to be looked at by people too: indented by two blanks, each member on a line. */
    static JsonGenerator generator(Writer text) throws IOException {
        return indented(JSON.createGenerator(text));
    }

    /** The same in UTF-8. */
    static JsonGenerator generator(OutputStream bytes) throws IOException {
        return indented(JSON.createGenerator(bytes, JsonEncoding.UTF8));
    }

    private static JsonGenerator indented(JsonGenerator json) {
        return json.setPrettyPrinter(new Indented());
    }

    /** Writes one as a value of a greater document. */
    static void write(PeriodSummary summary, JsonGenerator json) throws IOException {
        write(summary, json, () -> {});
    }

    /** The same, with more members at its end. */
    static void write(PeriodSummary summary, JsonGenerator json, Members more) throws IOException {
        new SummaryJson(json).summary(summary, more);
    }

    /** Members of an object that is begun. */
    interface Members {
        void write() throws IOException;
    }

    /** Writes the period of a summary as a member. */
    static void period(PeriodSummary summary, JsonGenerator json) throws IOException {
        new SummaryJson(json).period(summary.period(), summary.rules().zone().getId());
    }

    private void summary(PeriodSummary summary, Members more) throws IOException {
        json.writeStartObject();
        period(summary.period(), summary.rules().zone().getId());
        json.writeObjectFieldStart("cut");
        for (Map.Entry<Integer, Long> entry : summary.cut().entrySet()) {
            json.writeNumberField(entry.getKey().toString(), entry.getValue());
        }
        json.writeEndObject();
        json.writeStringField("rules", summary.rules().id());
        json.writeBooleanField("balanced", summary.balanced());
        json.writeObjectFieldStart("total");
        FiguresJson.write(summary.total(), false, json);
        json.writeEndObject();
        rows("byField", "field", summary.byField());
        rows("byAgency", "agency", summary.byAgency());
        rows("byProcedure", "procedure", summary.byProcedure());
        rows("byChannel", "channel", summary.byChannel());
        sending(summary.sending());
        more.write();
        json.writeEndObject();
    }

    private void period(Period period, String zone) throws IOException {
        json.writeObjectFieldStart("period");
        json.writeStringField("name", period.name());
        json.writeStringField("from", period.from().toString());
        json.writeStringField("to", period.to().toString());
        json.writeStringField("calendar", period.calendar().wireName());
        json.writeStringField("zone", zone);
        json.writeEndObject();
    }

    private void rows(String name, String key, SortedMap<?, Figures> rows) throws IOException {
        json.writeArrayFieldStart(name);
        for (Map.Entry<?, Figures> row : rows.entrySet()) {
            json.writeStartObject();
            json.writeStringField(key, row.getKey().toString());
            FiguresJson.write(row.getValue(), key.equals("agency"), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void sending(Sending sending) throws IOException {
        json.writeObjectFieldStart("sent");
        sent("byAgency", "agency", sending.byAgency());
        sent("bySource", "source", sending.bySource());
        json.writeEndObject();
    }

    private void sent(String name, String key, SortedMap<String, Sending.Events> rows) throws IOException {
        json.writeArrayFieldStart(name);
        for (Map.Entry<String, Sending.Events> row : rows.entrySet()) {
            json.writeStartObject();
            json.writeStringField(key, row.getKey());
            json.writeNumberField("events", row.getValue().inPeriod());
            json.writeStringField("last", row.getValue().last().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
