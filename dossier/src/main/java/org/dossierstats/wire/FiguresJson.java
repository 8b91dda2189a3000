package org.dossierstats.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.dossierstats.counts.HandlingTime;
import org.dossierstats.dossier.Anomaly;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Outcome;
import org.dossierstats.dossier.Timeliness;
import org.dossierstats.period.Figures;
import org.dossierstats.period.Rate;
import org.jspecify.annotations.Nullable;

/** The figures of a row in JSON, as members of an object that is begun. */
final class FiguresJson {
    private static final int RATE_DIGITS = 4;
    private static final int HOURS_DIGITS = 2;
    private static final long SECONDS_AN_HOUR = 3600;
    private static final Channel[] CHANNELS = Channel.values();
    private static final Anomaly.Kind[] ANOMALIES = Anomaly.Kind.values();

    private final JsonGenerator json;
    private final Quotient quotient = new Quotient();

    private FiguresJson(JsonGenerator json) {
        this.json = json;
    }

    /** @param ofAgency whether the row is that of an agency */
    static void write(Figures figures, boolean ofAgency, JsonGenerator json) throws IOException {
        new FiguresJson(json).figures(figures, ofAgency);
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
        for (Rate rate : Rate.all()) {
            rate(rate, figures);
        }
        handlingHours(figures);
        json.writeEndObject();
    }

    private void received(Figures figures) throws IOException {
        json.writeObjectFieldStart("received");
        json.writeNumberField("total", figures.received());
        json.writeNumberField("inPeriod", figures.receivedInPeriod());
        json.writeNumberField("carriedIn", figures.carriedIn());
        json.writeObjectFieldStart("byChannel");
        for (Channel channel : CHANNELS) {
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
            json.writeFieldName(name);
            long halves = Math.round(2 * seconds);
            if (halves == 2 * seconds) {
                quotient.write(halves, 2 * SECONDS_AN_HOUR, HOURS_DIGITS, json);
            } else {
                json.writeNumber(BigDecimal.valueOf(seconds)
                        .divide(BigDecimal.valueOf(SECONDS_AN_HOUR), HOURS_DIGITS, RoundingMode.HALF_UP));
            }
        }
    }

    /** Those there are. */
    private void anomalies(Figures figures) throws IOException {
        json.writeObjectFieldStart("anomalies");
        for (Anomaly.Kind kind : ANOMALIES) {
            if (figures.anomalies(kind) != 0) {
                json.writeNumberField(kind.name(), figures.anomalies(kind));
            }
        }
        json.writeEndObject();
    }

    /** A share of nothing has no value. */
    private void rate(Rate rate, Figures figures) throws IOException {
        long numerator = rate.part().of(figures);
        long denominator = rate.of().of(figures);
        json.writeObjectFieldStart(rate.wireName());
        json.writeNumberField("numerator", numerator);
        json.writeNumberField("denominator", denominator);
        json.writeStringField("of", rate.of().name());
        if (denominator <= 0) {
            json.writeNullField("value");
        } else {
            json.writeFieldName("value");
            quotient.write(numerator, denominator, RATE_DIGITS, json);
        }
        json.writeEndObject();
    }

    /** Indicator 2.2 of QĐ 766/QĐ-TTg: of the dossiers completed that were accepted in the period too. */
    private void handlingHours(Figures figures) throws IOException {
        long dossiers = figures.handledOfReceived();
        long seconds = figures.handlingSecondsOfReceived();
        json.writeObjectFieldStart("handlingHours");
        json.writeFieldName("numerator");
        quotient.write(seconds, SECONDS_AN_HOUR, HOURS_DIGITS, json);
        json.writeNumberField("denominator", dossiers);
        json.writeStringField("of", "completed that were received in the period");
        if (dossiers <= 0) {
            json.writeNullField("value");
        } else {
            json.writeFieldName("value");
            quotient.write(seconds, SECONDS_AN_HOUR * dossiers, HOURS_DIGITS, json);
        }
        json.writeEndObject();
    }
}
