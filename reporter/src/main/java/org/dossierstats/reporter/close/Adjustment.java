package org.dossierstats.reporter.close;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.wire.SealTerms.Change;
import org.dossierstats.wire.SummaryJson;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two summaries of a period, row by row and figure by figure. Cut, rules and errors are no figures; rates follow
 * from others.
 *
 * @param total what is different in the total
 * @param rows by row, such as {@code agency H32.19}, what is different in it
 */
public record Adjustment(List<Change> total, Map<String, List<Change>> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> GROUPINGS = groupings();
    private static final Set<String> NO_FIGURES = Set.of("rates", "relativeError");

    /** What the second has different from the first, both as {@link SummaryJson} writes them. */
    public static Adjustment between(JsonNode before, JsonNode after) {
        Map<String, List<Change>> rows = new LinkedHashMap<>();
        GROUPINGS.forEach((grouping, key) -> {
            Map<String, JsonNode> was = rows(before.path(grouping), key);
            Map<String, JsonNode> is = rows(after.path(grouping), key);
            Set<String> names = new TreeSet<>(was.keySet());
            names.addAll(is.keySet());
            for (String name : names) {
                List<Change> changes =
                        changes(was.getOrDefault(name, JSON.missingNode()), is.getOrDefault(name, JSON.missingNode()));
                if (!changes.isEmpty()) {
                    rows.put(key + " " + (name.isEmpty() ? "(not known)" : name), changes);
                }
            }
        });
        return new Adjustment(changes(before.path("total"), after.path("total")), rows);
    }

    /** A summary as {@link SummaryJson} writes it. */
    public static JsonNode json(PeriodSummary summary) {
        try {
            return JSON.readTree(SummaryJson.write(List.of(summary)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary just written is JSON", e);
        }
    }

    /** No figure of any row is different. */
    public boolean isEmpty() {
        return total.isEmpty() && rows.isEmpty();
    }

    private static Map<String, String> groupings() {
        Map<String, String> groupings = new LinkedHashMap<>();
        groupings.put("byField", "field");
        groupings.put("byAgency", "agency");
        groupings.put("byProcedure", "procedure");
        groupings.put("byChannel", "channel");
        return groupings;
    }

    private static Map<String, JsonNode> rows(JsonNode array, String key) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        array.forEach(row -> rows.put(row.path(key).asText(), row));
        return rows;
    }

    private static List<Change> changes(JsonNode before, JsonNode after) {
        Map<String, JsonNode> was = new LinkedHashMap<>();
        Map<String, JsonNode> is = new LinkedHashMap<>();
        figures("", before, was);
        figures("", after, is);
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            JsonNode first = was.getOrDefault(name, nothing(is.get(name)));
            JsonNode second = is.getOrDefault(name, nothing(was.get(name)));
            if (!first.equals(second)) {
                changes.add(new Change(name, first, second));
            }
        }
        return changes;
    }

    /** What a figure that is left out comes to: a count is 0, a mean has no value. */
    private static JsonNode nothing(@Nullable JsonNode other) {
        return other != null && other.isIntegralNumber() ? IntNode.valueOf(0) : NullNode.instance;
    }

    private static void figures(String path, JsonNode node, Map<String, JsonNode> figures) {
        if (node instanceof ObjectNode) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!NO_FIGURES.contains(member.getKey())) {
                    figures(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue(),
                            figures);
                }
            }
        } else if (node.isNumber() || node.isNull()) {
            figures.put(path, node);
        }
    }
}
