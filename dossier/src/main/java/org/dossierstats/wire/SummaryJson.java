package org.dossierstats.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.dossierstats.counts.HandlingTime;
import org.dossierstats.dossier.Anomaly;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Outcome;
import org.dossierstats.dossier.Timeliness;
import org.dossierstats.period.Figures;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.jspecify.annotations.Nullable;

/** Summaries in JSON. The same cut under the same rules gives the same bytes. */
public final class SummaryJson {
    private static final int RATE_DIGITS = 4;
    private static final int HOURS_DIGITS = 2;

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
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new JsonFactory()
                .createGenerator(text)
                .setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
    }

    /** Writes one as a value of a greater document. */
    static void write(PeriodSummary summary, JsonGenerator json) throws IOException {
        new SummaryJson(json).summary(summary);
    }

    private void summary(PeriodSummary summary) throws IOException {
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
        figures(summary.total(), false);
        json.writeEndObject();
        rows("byField", "field", summary.byField());
        rows("byAgency", "agency", summary.byAgency());
        rows("byProcedure", "procedure", summary.byProcedure());
        rows("byChannel", "channel", summary.byChannel());
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
            figures(row.getValue(), key.equals("agency"));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** In sums over agencies those that moved cancel out, except where only some of the agencies are in them. */
    private void figures(Figures figures, boolean ofAgency) throws IOException {
        received(figures);
        resolved(figures);
        pending(figures);
        boolean moved = figures.transferredIn() != 0 || figures.transferredOut() != 0;
        if (figures.transferredIn() != figures.transferredOut() || (ofAgency && moved)) {
            json.writeNumberField("transferredIn", figures.transferredIn());
            json.writeNumberField("transferredOut", figures.transferredOut());
        }
        json.writeNumberField("refused", figures.refused());
        json.writeNumberField("waiting", figures.waiting());
        handlingTime(figures);
        anomalies(figures);
        json.writeObjectFieldStart("rates");
        rate("online", figures.received(Channel.ONLINE), figures.receivedInPeriod());
        json.writeEndObject();
    }

    private void received(Figures figures) throws IOException {
        json.writeObjectFieldStart("received");
        json.writeNumberField("total", figures.received());
        json.writeNumberField("inPeriod", figures.receivedInPeriod());
        json.writeNumberField("carriedIn", figures.carriedIn());
        json.writeObjectFieldStart("byChannel");
        for (Channel channel : Channel.values()) {
            if (figures.received(channel) != 0) {
                json.writeNumberField(channel.name(), figures.received(channel));
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void resolved(Figures figures) throws IOException {
        json.writeObjectFieldStart("resolved");
        json.writeNumberField("total", figures.resolved());
        json.writeNumberField("early", figures.resolved(Timeliness.EARLY));
        json.writeNumberField("onTime", figures.resolved(Timeliness.ON_TIME));
        json.writeNumberField("late", figures.resolved(Timeliness.LATE));
        json.writeNumberField("noDueDate", figures.resolved(Timeliness.NO_DUE_DATE));
        json.writeObjectFieldStart("byOutcome");
        json.writeNumberField("completed", figures.resolved(Outcome.COMPLETED));
        json.writeNumberField("withdrawn", figures.resolved(Outcome.WITHDRAWN));
        json.writeNumberField("stopped", figures.resolved(Outcome.STOPPED));
        json.writeEndObject();
        if (figures.reopened() != 0) {
            json.writeNumberField("reopened", figures.reopened());
        }
        json.writeEndObject();
    }

    private void pending(Figures figures) throws IOException {
        json.writeObjectFieldStart("pending");
        json.writeNumberField("total", figures.pending());
        json.writeNumberField("inTime", figures.pendingInTime());
        json.writeNumberField("overdue", figures.overdue());
        json.writeNumberField("noDueDate", figures.pendingNoDueDate());
        json.writeNumberField("paused", figures.paused());
        json.writeEndObject();
    }

    private void handlingTime(Figures figures) throws IOException {
        json.writeObjectFieldStart("handlingTime");
        json.writeStringField("unit", "working hours");
        json.writeNumberField("completed", figures.handled());
        hours("mean", figures.meanHandlingSeconds());
        hours("median", figures.handlingSeconds(0.5));
        hours("p90", figures.handlingSeconds(0.9));
        json.writeNumberField("relativeError", HandlingTime.RELATIVE_ERROR);
        json.writeEndObject();
    }

    private void hours(String name, @Nullable Double seconds) throws IOException {
        if (seconds == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(
                    name,
                    BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(3600), HOURS_DIGITS, RoundingMode.HALF_UP));
        }
    }

    /** Those there are. */
    private void anomalies(Figures figures) throws IOException {
        json.writeObjectFieldStart("anomalies");
        for (Anomaly.Kind kind : Anomaly.Kind.values()) {
            if (figures.anomalies(kind) != 0) {
                json.writeNumberField(kind.name(), figures.anomalies(kind));
            }
        }
        json.writeEndObject();
    }

    /** A share of nothing has no value. */
    private void rate(String name, long numerator, long denominator) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("numerator", numerator);
        json.writeNumberField("denominator", denominator);
        if (denominator == 0) {
            json.writeNullField("value");
        } else {
            BigDecimal value = BigDecimal.valueOf(numerator)
                    .divide(BigDecimal.valueOf(denominator), RATE_DIGITS, RoundingMode.HALF_UP);
            json.writeNumberField("value", value);
        }
        json.writeEndObject();
    }
}
