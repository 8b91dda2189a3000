package org.dossierstats.reporter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.wire.Digest;

/**
 * Where a walk through a list of dossiers stands, with all that fixes the list. So pages are of one cut whatever is published meanwhile,
 * and another server, or the same after a restart, goes on where this one ended.
 *
 * @param query a digest of what was asked for, which each page must ask again
 * @param rules the id of the rules the list was recounted under
 * @param cut by partition of the events, the offset before which every event is counted
 * @param figure what all pages add together
 * @param position how many rows of the list were given
 */
record Cursor(String query, Period period, String rules, SortedMap<Integer, Long> cut, long figure, int position) {
    private static final int LONGEST = 16_384;
    private static final int CHECK = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    Cursor {
        cut = Collections.unmodifiableSortedMap(new TreeMap<>(cut));
        if (position < 0) {
            throw new IllegalArgumentException("no list begins before its beginning");
        }
    }

    /** The same walk, further on. */
    Cursor at(int further) {
        return new Cursor(query, period, rules, cut, figure, further);
    }

    /** A word for a URL. */
    String write() {
        ObjectNode json = JSON.createObjectNode()
                .put("query", query)
                .put("name", period.name())
                .put("from", period.from().toString())
                .put("to", period.to().toString())
                .put("calendar", period.calendar().name())
                .put("rules", rules)
                .put("figure", figure)
                .put("position", position);
        ObjectNode offsets = json.putObject("cut");
        cut.forEach((partition, offset) -> offsets.put(partition.toString(), offset));
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(json));
        return check(text) + text;
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    /** Against what was cut off or mistyped, not against forgery: a forged cursor gives nothing that cannot be asked for. */
    private static String check(String text) {
        return Digest.of(text).substring("sha256:".length()).substring(0, CHECK);
    }

    /** @throws IllegalArgumentException if it was not written by {@link #write} */
    static Cursor read(String word) {
        try {
            if (word.length() <= CHECK
                    || word.length() > LONGEST
                    || !check(word.substring(CHECK)).equals(word.substring(0, CHECK))) {
                throw new IllegalArgumentException("its check does not fit");
            }
            return read(JSON.readTree(
                    new String(Base64.getUrlDecoder().decode(word.substring(CHECK)), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | IOException e) {
            throw new IllegalArgumentException(
                    "after is no cursor of this list: give next of the page before as it is, or leave after out", e);
        }
    }

    private static Cursor read(JsonNode json) {
        SortedMap<Integer, Long> cut = new TreeMap<>();
        json.path("cut")
                .properties()
                .forEach(each ->
                        cut.put(Integer.valueOf(each.getKey()), each.getValue().asLong()));
        Period period = Period.of(
                json.path("name").asText(),
                json.path("from").asText(),
                json.path("to").asText(),
                ReportingCalendar.valueOf(json.path("calendar").asText()));
        return new Cursor(
                json.path("query").asText(),
                period,
                json.path("rules").asText(),
                cut,
                json.path("figure").asLong(),
                json.path("position").asInt());
    }
}
