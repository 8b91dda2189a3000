package org.dossierstats.reporter.close;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dossierstats.reporter.close.AdjustedDossiers.Adjusted;
import org.dossierstats.reporter.close.Difference.Side;
import org.jspecify.annotations.Nullable;

/** What is different between two revisions, or one and now, for programs. */
public final class DifferenceJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private DifferenceJson() {}

    /**
     * Ends with a line feed.
     *
     * @param dossiers those behind it; null if nobody asked for them
     */
    public static String write(Difference difference, @Nullable List<Adjusted> dossiers) {
        ObjectNode json = JSON.createObjectNode();
        json.putObject("period")
                .put("from", difference.days().from().toString())
                .put("to", difference.days().to().toString());
        json.put("agency", difference.scope().agency());
        side(difference.before(), json.putObject("before"));
        side(difference.after(), json.putObject("after"));
        RevisionJson.write(difference.adjustment(), json);
        if (dossiers != null) {
            ArrayNode list = json.putArray("dossiers");
            dossiers.forEach(each ->
                    RevisionJson.write(each.adjustment(), list.addObject().put("dossier", each.dossier())));
        }
        try {
            return JSON.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    private static void side(Side side, ObjectNode json) {
        json.put("revision", side.revision());
        json.put("rules", side.rules());
        ObjectNode cut = json.putObject("cut");
        side.cut().forEach((partition, offset) -> cut.put(partition.toString(), offset));
    }
}
