package org.dossierstats.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.wire.SealedKey.Scope;

/**
 * A sealed revision of the figures of a period, of the whole office or of one agency: a record of dossier-summaries. What it says is its
 * bytes, and its digest is the SHA-256 of all of them, so that {@code sha256sum} can check it. Immutable.
 */
public final class SealedSummary {
    /** The header of the record that holds the digest of its value. */
    public static final String DIGEST_HEADER = "digest";

    static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final byte[] bytes;
    private final JsonNode json;
    private final Period period;
    private final Scope scope;
    private final Instant sealed;
    private final String digest;

    SealedSummary(byte[] bytes) {
        this.bytes = bytes.clone();
        this.json = parsed(bytes);
        require("format", json.path("format").asInt() == FORMAT, "of this version: " + FORMAT);
        require("revision", json.path("revision").asInt() > 0, "a number from 1");
        require("author", json.path("author").isTextual(), "a text");
        require("early", json.path("early").isBoolean(), "true or false");
        require("reason", json.path("reason").isTextual() || json.path("reason").isNull(), "a text or null");
        require(
                "previous",
                json.path("previous").isNull()
                        || DIGEST.matcher(json.path("previous").asText()).matches(),
                "a digest or null");
        require("adjustment", json.path("adjustment").isArray(), "an array");
        require("summary", json.path("summary").path("total").isObject(), "a summary");
        require("summary.cut", json.path("summary").path("cut").isObject(), "a cut");
        this.period = period(json.path("summary").path("period"));
        this.scope = scope(json);
        this.sealed = instant(json.path("sealed").asText());
        this.digest = Digest.of(bytes);
    }

    /**
     * Reads the value of a record.
     *
     * @throws IllegalArgumentException if it is none; the message says what is wrong
     */
    public static SealedSummary read(byte[] value) {
        return new SealedSummary(value);
    }

    private static JsonNode parsed(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }

    private static void require(String member, boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("it is not a sealed summary: " + member + " is not " + expected);
        }
    }

    private static Period period(JsonNode period) {
        String calendar = period.path("calendar").asText().toUpperCase(Locale.ROOT);
        return Period.of(
                period.path("name").asText(),
                period.path("from").asText(),
                period.path("to").asText(),
                ReportingCalendar.valueOf(calendar));
    }

    private static Scope scope(JsonNode json) {
        boolean office = json.path("scope").asText().equals("office");
        boolean agency = json.path("scope").asText().equals("agency")
                && json.path("agency").isTextual();
        require("scope", office || agency, "office, or agency with its code");
        return office ? Scope.OFFICE : new Scope(json.path("agency").asText());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it is not a sealed summary: sealed is not a time", e);
        }
    }

    /** Exactly as they were sealed. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public String digest() {
        return digest;
    }

    public SealedKey key() {
        return new SealedKey(period.from(), period.to(), revision(), scope);
    }

    public Period period() {
        return period;
    }

    public Scope scope() {
        return scope;
    }

    public int revision() {
        return json.path("revision").asInt();
    }

    public Instant sealed() {
        return sealed;
    }

    public String author() {
        return json.path("author").asText();
    }

    public Optional<String> reason() {
        return Optional.ofNullable(json.path("reason").textValue());
    }

    public boolean early() {
        return json.path("early").asBoolean();
    }

    /** The digest of the revision before of the same scope. */
    public Optional<String> previous() {
        return Optional.ofNullable(json.path("previous").textValue());
    }

    /** Of the whole office: the digest of each agency's record of this revision. */
    public SortedMap<String, String> agencies() {
        SortedMap<String, String> digests = new TreeMap<>();
        json.path("agencies")
                .forEach(row -> digests.put(
                        row.path("agency").asText(), row.path("digest").asText()));
        return digests;
    }

    /** As {@link SummaryJson} writes it; not to be changed. */
    public JsonNode summary() {
        return json.path("summary");
    }

    /** {@link org.dossierstats.dossier.Rules#id} of the rules it was counted under. */
    public String rules() {
        return summary().path("rules").asText();
    }

    /** By partition of the events, the offset before which every event is counted. */
    public SortedMap<Integer, Long> cut() {
        SortedMap<Integer, Long> cut = new TreeMap<>();
        summary()
                .path("cut")
                .properties()
                .forEach(entry -> cut.put(
                        Integer.parseInt(entry.getKey()), entry.getValue().asLong()));
        return cut;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedSummary another && Arrays.equals(bytes, another.bytes);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return key() + " " + digest;
    }
}
