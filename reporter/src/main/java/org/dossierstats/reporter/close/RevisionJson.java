package org.dossierstats.reporter.close;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dossierstats.wire.SealedSummary;

/** The list of all revisions, for programs: an array of what was sealed, without the figures. */
public final class RevisionJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RevisionJson() {}

    /** In the order of the periods and revisions; ends with a line feed. */
    public static String list(List<History> histories) {
        ArrayNode list = JSON.createArrayNode();
        histories.stream()
                .flatMap(history -> history.revisions().stream())
                .forEach(revision -> write(revision, list.addObject()));
        try {
            return JSON.writeValueAsString(list) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    private static void write(Revision revision, ObjectNode json) {
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
        office.agencies()
                .forEach((agency, digest) ->
                        agencies.addObject().put("agency", agency).put("digest", digest));
    }
}
