package org.dossierstats.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.wire.SealedKey.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What is put to figures when they are sealed.
 *
 * @param reason why it was revised; null in a first revision for which nobody gave one
 * @param early whether the period was not over
 * @param previous the digest of the revision before, of the same scope; null if there is none
 * @param adjustment the figures of the total that changed since the revision before
 * @param agencies of the whole office: the digest of each agency's record of this revision; of an agency none
 */
public record SealTerms(
        Scope scope,
        int revision,
        Instant sealed,
        String author,
        @Nullable String reason,
        boolean early,
        @Nullable String previous,
        List<Change> adjustment,
        SortedMap<String, String> agencies) {

    /** A figure that changed: a number, or null where there is no value. */
    public record Change(String figure, JsonNode before, JsonNode after) {}

    public SealTerms {
        adjustment = List.copyOf(adjustment);
        agencies = Collections.unmodifiableSortedMap(new TreeMap<>(agencies));
        requireText("author", author);
        if (reason != null) {
            requireText("reason", reason);
        }
    }

    /**
     * Checks a text before it is sealed.
     *
     * @throws IllegalArgumentException if it is blank, longer than 250 characters, or has control characters
     */
    public static void requireText(String name, String text) {
        String fault = Text.fault(text);
        if (fault != null) {
            throw new IllegalArgumentException("the " + name + " " + fault);
        }
    }

    /** The figures, sealed; the bytes end with a line feed. */
    public SealedSummary on(PeriodSummary summary) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = SummaryJson.generator(text)) {
            write(summary, json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return SealedSummary.read(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private void write(PeriodSummary summary, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("format", SealedSummary.FORMAT);
        json.writeStringField("scope", scope.equals(Scope.OFFICE) ? "office" : "agency");
        if (scope.agency() != null) {
            json.writeStringField("agency", scope.agency());
        }
        json.writeNumberField("revision", revision);
        json.writeStringField("sealed", sealed.toString());
        json.writeStringField("author", author);
        json.writeBooleanField("early", early);
        json.writeStringField("reason", reason);
        json.writeStringField("previous", previous);
        json.writeArrayFieldStart("adjustment");
        for (Change change : adjustment) {
            write(change, json);
        }
        json.writeEndArray();
        if (scope.equals(Scope.OFFICE)) {
            json.writeArrayFieldStart("agencies");
            for (Map.Entry<String, String> agency : agencies.entrySet()) {
                json.writeStartObject();
                json.writeStringField("agency", agency.getKey());
                json.writeStringField("digest", agency.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeFieldName("summary");
        SummaryJson.write(summary, json);
        json.writeEndObject();
    }

    private static void write(Change change, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("figure", change.figure());
        number("before", change.before(), json);
        number("after", change.after(), json);
        json.writeEndObject();
    }

    private static void number(String name, JsonNode number, JsonGenerator json) throws IOException {
        if (number.isNumber()) {
            json.writeNumberField(name, new BigDecimal(number.asText()));
        } else {
            json.writeNullField(name);
        }
    }
}
