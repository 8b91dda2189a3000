package org.dossierstats.reporter.drilldown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.wire.SealedKey.Scope;
import org.dossierstats.wire.SealedSummary;

/** What a sealed revision says a figure is. */
public final class SealedFigure {
    private static final Map<String, String> GROUPINGS =
            Map.of("field", "byField", "procedure", "byProcedure", "channel", "byChannel");

    private SealedFigure() {}

    /**
     * The figure as it was sealed. A row that a summary leaves out, and most figures, come to 0.
     *
     * @param column a name of {@link org.dossierstats.period.NamedFigures}
     * @return empty if it was not sealed: a revision has the rows of the office and of each agency, by one of field, procedure and
     *     channel, transfers only where they do not cancel out, and no statuses
     */
    public static OptionalLong of(Revision revision, String column, Wanted wanted) {
        JsonNode summary = revision.of(new Scope(wanted.agency()))
                .map(SealedSummary::summary)
                .orElse(MissingNode.getInstance());
        Map<String, String> keys = keys(wanted);
        if (keys.size() > 1) {
            return OptionalLong.empty();
        }
        JsonNode row = summary.path("total");
        for (Map.Entry<String, String> key : keys.entrySet()) {
            row = row(summary, key.getKey(), key.getValue());
        }
        JsonNode figure = row.at(pointer(column));
        return figure.isMissingNode() && column.matches("transferred.*|status\\..*")
                ? OptionalLong.empty()
                : OptionalLong.of(figure.asLong());
    }

    private static Map<String, String> keys(Wanted wanted) {
        Map<String, String> keys = new LinkedHashMap<>();
        if (wanted.field() != null) {
            keys.put("field", wanted.field());
        }
        if (wanted.procedure() != null) {
            keys.put("procedure", wanted.procedure());
        }
        if (wanted.channel() != null) {
            keys.put("channel", wanted.channel().name());
        }
        return keys;
    }

    private static JsonNode row(JsonNode summary, String key, String value) {
        for (JsonNode row : summary.path(GROUPINGS.getOrDefault(key, ""))) {
            if (row.path(key).asText().equals(value)) {
                return row;
            }
        }
        return MissingNode.getInstance();
    }

    /** Channels and outcomes stand one deeper in a summary than in the name. */
    private static String pointer(String column) {
        return "/"
                + column.replaceFirst("^received\\.([A-Z])", "received.byChannel.$1")
                        .replaceFirst("^resolved\\.(completed|withdrawn|stopped)$", "resolved.byOutcome.$1")
                        .replace('.', '/');
    }
}
