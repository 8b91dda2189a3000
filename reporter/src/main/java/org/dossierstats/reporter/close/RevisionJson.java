package org.dossierstats.reporter.close;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import org.dossierstats.wire.SealTerms.Change;
import org.dossierstats.wire.SealedSummary;

/** Revisions for programs, without their figures: who sealed what and when, and what has changed since. */
public final class RevisionJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RevisionJson() {}

    /** In the order of the periods and revisions; ends with a line feed. */
    public static String list(List<History> histories) {
        return list(histories, agency -> true);
    }

    /** The same, with these agencies alone. */
    public static String list(List<History> histories, Predicate<String> visible) {
        ArrayNode list = JSON.createArrayNode();
        histories.stream()
                .flatMap(history -> history.revisions().stream())
                .forEach(revision -> write(revision, visible, list.addObject()));
        return text(list);
    }

    /** One of them, as it is in the list. */
    public static String one(Revision revision) {
        ObjectNode json = JSON.createObjectNode();
        write(revision, agency -> true, json);
        return text(json);
    }

    /**
     * A problem (RFC 9457): that a period has changed since it was sealed.
     *
     * @param latest the revision that still stands
     */
    public static String changed(Revision latest, Adjustment adjustment, int status, String title, String detail) {
        ObjectNode json = JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        write(latest, agency -> true, json.putObject("latest"));
        write(adjustment, json.putObject("adjustment"));
        return text(json);
    }

    private static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    /** As total and rows. */
    static void write(Adjustment adjustment, ObjectNode json) {
        write(adjustment.total(), json.putArray("total"));
        ArrayNode rows = json.putArray("rows");
        adjustment
                .rows()
                .forEach((row, changes) ->
                        write(changes, rows.addObject().put("row", row).putArray("changes")));
    }

    private static void write(List<Change> changes, ArrayNode json) {
        for (Change change : changes) {
            ObjectNode figure = json.addObject().put("figure", change.figure());
            figure.set("before", change.before());
            figure.set("after", change.after());
        }
    }

    private static void write(Revision revision, Predicate<String> visible, ObjectNode json) {
        SealedSummary office = revision.office();
        json.set("period", office.summary().path("period"));
        json.put("revision", revision.number());
        json.put("sealed", office.sealed().toString());
        json.put("author", office.author());
        json.put("early", office.early());
        json.put("reason", office.reason().orElse(null));
        json.put("previous", office.previous().orElse(null));
        json.put("digest", office.digest());
        ArrayNode agencies = json.putArray("agencies");
        office.agencies().forEach((agency, digest) -> {
            if (visible.test(agency)) {
                agencies.addObject().put("agency", agency).put("digest", digest);
            }
        });
    }
}
