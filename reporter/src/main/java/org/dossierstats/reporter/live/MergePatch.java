package org.dossierstats.reporter.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON merge patches (RFC 7396): members that changed with their new values, those that are gone as null. */
final class MergePatch {
    private MergePatch() {}

    /** What makes the second of the first; empty if they are the same. No value in them may be null. */
    static ObjectNode between(ObjectNode before, ObjectNode after) {
        ObjectNode patch = after.objectNode();
        for (Map.Entry<String, JsonNode> member : after.properties()) {
            JsonNode was = before.get(member.getKey());
            JsonNode is = member.getValue();
            if (was instanceof ObjectNode first && is instanceof ObjectNode second) {
                ObjectNode inner = between(first, second);
                if (!inner.isEmpty()) {
                    patch.set(member.getKey(), inner);
                }
            } else if (!is.equals(was)) {
                patch.set(member.getKey(), is);
            }
        }
        for (Map.Entry<String, JsonNode> member : before.properties()) {
            if (!after.has(member.getKey())) {
                patch.putNull(member.getKey());
            }
        }
        return patch;
    }
}
