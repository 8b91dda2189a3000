package org.dossierstats.reporter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.period.Sending;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.report.ReportPlan;
import org.dossierstats.reporter.Reporter.CountingProgress;
import org.dossierstats.wire.ReportJson;
import org.dossierstats.wire.SummaryJson;
import org.jspecify.annotations.Nullable;

/**
 * Checks a summary against the events it was counted from: recomputes every figure of it from the book of record, by another way than
 * the counts, and tells all that differ.
 */
public final class Verification {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOT_REPORTED = "notReported";

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
            ReportPlan plan = new ReportPlan(List.of(period(summary.path("period"))), compared(summary));
            PeriodReport whole = new ReportRecount(book, rules, progress)
                    .of(plan, cut(summary.path("cut")), Catalogue.EMPTY)
                    .get(0);
            differences.addAll(differences(summary, claim.agency() == null ? whole : whole.ofAgency(claim.agency())));
        }
        return differences;
    }

    /** What a summary in JSON says otherwise than a report that was counted, a line each. */
    public static List<String> differences(JsonNode summary, PeriodReport counted) {
        List<String> differences = new ArrayList<>();
        compare(counted.summary().period().name(), summary, json(counted), differences);
        notReported(counted.summary(), summary, differences);
        return differences;
    }

    /** With which earlier periods it is compared. */
    private static Set<EarlierPeriod> compared(JsonNode summary) {
        Set<EarlierPeriod> compared = EnumSet.noneOf(EarlierPeriod.class);
        for (JsonNode comparison : summary.path("comparisons")) {
            EarlierPeriod.named(comparison.path("with").asText()).ifPresent(compared::add);
        }
        return compared;
    }

    /** Which agencies there are the events do not say, but who of them has sent some. */
    private static void notReported(PeriodSummary recounted, JsonNode summary, List<String> differences) {
        for (JsonNode row : summary.path(NOT_REPORTED)) {
            Sending.Events events =
                    recounted.sending().byAgency().get(row.path("agency").asText());
            if (events != null && events.inPeriod() > 0) {
                differences.add(recounted.period().name() + ".notReported["
                        + row.path("agency").asText() + "]: the summary says nothing was sent, the events say "
                        + events.inPeriod() + " were");
            }
        }
    }

    private static JsonNode json(PeriodReport report) {
        try {
            return JSON.readTree(new String(ReportJson.write(List.of(report)), StandardCharsets.UTF_8));
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
            names.stream()
                    .filter(name -> said.has(name) || !isNew(path, name))
                    .filter(name -> !name.equals(NOT_REPORTED))
                    .forEach(name -> compare(path + "." + name, said.path(name), counted.path(name), differences));
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

    /** What summaries of earlier versions do not say. */
    private static boolean isNew(String path, String name) {
        return name.equals("sent") || path.endsWith(".rates") || path.contains(".rates.");
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
