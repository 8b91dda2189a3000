package org.dossierstats.reporter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.Recount;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter.CountingProgress;
import org.dossierstats.wire.SummaryJson;
import org.jspecify.annotations.Nullable;

/**
 * Checks a summary against the events it was counted from: recomputes every figure of it from the book of record, by another way than
 * the counts, and tells all that differ.
 */
public final class Verification {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Claim> claims;
    private final Rules rules;

    private Verification(List<Claim> claims, Rules rules) {
        this.claims = claims;
        this.rules = rules;
    }

    /**
     * A summary that is to be checked.
     *
     * @param agency of whose dossiers alone it is; null if of all
     */
    private record Claim(JsonNode summary, @Nullable String agency) {
        /** Of a summary as it is, or in a sealed revision. */
        static Claim of(JsonNode json) {
            return json.path("summary").isObject()
                    ? new Claim(json.path("summary"), json.path("agency").textValue())
                    : new Claim(json, null);
        }
    }

    /**
     * Of summaries in JSON, one or an array of them, as {@link SummaryJson} writes them, or of a sealed revision.
     *
     * @throws IllegalArgumentException if the text is something else, or was counted under other rules; the message says what
     */
    public static Verification of(String json, Rules rules) {
        JsonNode top;
        try {
            top = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
        }
        List<Claim> claims = new ArrayList<>();
        if (top instanceof ArrayNode array) {
            array.forEach(each -> claims.add(Claim.of(each)));
        } else {
            claims.add(Claim.of(top));
        }
        for (Claim claim : claims) {
            JsonNode summary = claim.summary();
            String counted = summary.path("rules").asText();
            if (!summary.path("period").isObject() || !summary.path("cut").isObject() || counted.isEmpty()) {
                throw new IllegalArgumentException("it is not a summary: it needs period, cut and rules");
            }
            if (!counted.equals(rules.id())) {
                throw new IllegalArgumentException("it was counted under rules " + counted + ", not " + rules.id()
                        + "; give the rules it was counted under with --rules and --zone");
            }
        }
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("there is no summary in it");
        }
        return new Verification(claims, rules);
    }

    /** How many figures there are to check. */
    public long figures() {
        return claims.stream().mapToLong(claim -> numbers(claim.summary())).sum();
    }

    private static long numbers(JsonNode node) {
        long count = node.isNumber() ? 1 : 0;
        for (JsonNode child : node) {
            count += numbers(child);
        }
        return count;
    }

    /** What differs, a line each; empty if every figure is what the events say. */
    public List<String> differences(EventsBook book, CountingProgress progress) {
        List<String> differences = new ArrayList<>();
        for (Claim claim : claims) {
            JsonNode summary = claim.summary();
            Period period = period(summary.path("period"));
            SortedMap<Integer, Long> cut = cut(summary.path("cut"));
            Recount recount = new Recount(period, rules);
            book.read(cut, recount::add, progress);
            compare(period.name(), summary, recounted(recount, cut, claim.agency()), differences);
        }
        return differences;
    }

    private static JsonNode recounted(Recount recount, SortedMap<Integer, Long> cut, @Nullable String agency) {
        PeriodSummary whole = recount.summary(cut);
        PeriodSummary asked = agency == null ? whole : whole.ofAgency(agency);
        try {
            return JSON.readTree(SummaryJson.write(List.of(asked)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary just written is JSON", e);
        }
    }

    private static Period period(JsonNode period) {
        return Period.of(
                period.path("name").asText(),
                period.path("from").asText(),
                period.path("to").asText(),
                ReportingCalendar.valueOf(period.path("calendar").asText().toUpperCase(Locale.ROOT)));
    }

    private static SortedMap<Integer, Long> cut(JsonNode cut) {
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        cut.properties()
                .forEach(field -> offsets.put(
                        Integer.parseInt(field.getKey()), field.getValue().asLong()));
        return offsets;
    }

    private static void compare(String path, JsonNode said, JsonNode counted, List<String> differences) {
        if (said.isObject() && counted.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            said.fieldNames().forEachRemaining(names::add);
            counted.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "." + name, said.path(name), counted.path(name), differences));
        } else if (said.isArray() && counted.isArray()) {
            Map<String, JsonNode> saidRows = rows(said);
            Map<String, JsonNode> countedRows = rows(counted);
            TreeSet<String> keys = new TreeSet<>(saidRows.keySet());
            keys.addAll(countedRows.keySet());
            JsonNode missing = JSON.missingNode();
            keys.forEach(key -> compare(
                    path + "[" + key + "]",
                    saidRows.getOrDefault(key, missing),
                    countedRows.getOrDefault(key, missing),
                    differences));
        } else if (!said.equals(counted)) {
            differences.add(path + ": the summary says " + shown(said) + ", the events say " + shown(counted));
        }
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.isContainerNode() ? "a row" : node.toString();
    }

    /** By the text that comes first in each row: its field, agency, procedure or channel. */
    private static Map<String, JsonNode> rows(JsonNode array) {
        Map<String, JsonNode> rows = new TreeMap<>();
        for (JsonNode row : array) {
            rows.put(row.iterator().next().asText(), row);
        }
        return rows;
    }
}
