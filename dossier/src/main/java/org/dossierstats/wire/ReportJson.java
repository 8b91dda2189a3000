package org.dossierstats.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.period.Figures;
import org.dossierstats.period.NamedFigures;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.Sending;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.PeriodReport;
import org.jspecify.annotations.Nullable;

/** Reports in JSON: summaries as {@link SummaryJson} writes them, with what they are told beside as members of their own. */
public final class ReportJson {
    private static final int RATIO_DIGITS = 4;

    private final JsonGenerator json;

    private ReportJson(JsonGenerator json) {
        this.json = json;
    }

    /** One report is an object, several are an array in the order given; ends with a line feed. In UTF-8. */
    public static byte[] write(List<PeriodReport> reports) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(reports, bytes);
        return bytes.toByteArray();
    }

    /** The same, after what is there already. */
    public static void write(List<PeriodReport> reports, ByteArrayOutputStream bytes) {
        try (JsonGenerator json = SummaryJson.generator(bytes)) {
            ReportJson writer = new ReportJson(json);
            if (reports.size() != 1) {
                json.writeStartArray();
            }
            for (PeriodReport report : reports) {
                SummaryJson.write(report.summary(), json, () -> writer.beside(report));
            }
            if (reports.size() != 1) {
                json.writeEndArray();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        bytes.write('\n');
    }

    private void beside(PeriodReport report) throws IOException {
        if (report.silent() != null) {
            notReported(report.silent(), report.summary().sending().byAgency());
        }
        if (!report.earlier().isEmpty()) {
            json.writeArrayFieldStart("comparisons");
            for (Map.Entry<EarlierPeriod, PeriodSummary> then : report.earlier().entrySet()) {
                comparison(then.getKey(), report.summary(), then.getValue());
            }
            json.writeEndArray();
        }
    }

    private void notReported(List<Agency> silent, SortedMap<String, Sending.Events> sent) throws IOException {
        json.writeArrayFieldStart("notReported");
        for (Agency agency : silent) {
            json.writeStartObject();
            json.writeStringField("agency", agency.code());
            json.writeStringField("name", agency.name());
            Sending.Events events = sent.get(agency.code());
            LocalDate last = events == null ? null : events.last();
            json.writeStringField("last", last == null ? null : last.toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void comparison(EarlierPeriod which, PeriodSummary now, PeriodSummary then) throws IOException {
        json.writeStartObject();
        json.writeStringField("with", which.wireName());
        SummaryJson.period(then, json);
        json.writeFieldName("total");
        figures(now.total(), then.total());
        rows("byField", "field", now.byField(), then.byField());
        rows("byAgency", "agency", now.byAgency(), then.byAgency());
        rows("byProcedure", "procedure", now.byProcedure(), then.byProcedure());
        rows("byChannel", "channel", now.byChannel(), then.byChannel());
        json.writeEndObject();
    }

    /** Every row that either has. */
    private <K extends Comparable<K>> void rows(
            String name, String key, SortedMap<K, Figures> now, SortedMap<K, Figures> then) throws IOException {
        TreeSet<K> keys = new TreeSet<>(now.keySet());
        keys.addAll(then.keySet());
        json.writeArrayFieldStart(name);
        for (K each : keys) {
            json.writeStartObject();
            json.writeStringField(key, each.toString());
            json.writeFieldName("figures");
            figures(now.get(each), then.get(each));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Those that are not 0 in both. */
    private void figures(@Nullable Figures now, @Nullable Figures then) throws IOException {
        json.writeStartObject();
        for (String name : NamedFigures.byName().keySet()) {
            long is = NamedFigures.of(name, now);
            long was = NamedFigures.of(name, then);
            if (is != 0 || was != 0) {
                json.writeObjectFieldStart(name);
                json.writeNumberField("now", is);
                json.writeNumberField("then", was);
                json.writeNumberField("difference", is - was);
                ratio(is, was);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    /** How many times what it was then; of nothing there is none. */
    private void ratio(long now, long then) throws IOException {
        if (then == 0) {
            json.writeNullField("ratio");
        } else {
            json.writeNumberField(
                    "ratio",
                    BigDecimal.valueOf(now).divide(BigDecimal.valueOf(then), RATIO_DIGITS, RoundingMode.HALF_UP));
        }
    }
}
