package org.dossierstats.ingest.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.Decoded.Reason;
import org.dossierstats.wire.Decoded.Refused;
import org.dossierstats.wire.EventJson;

/** The events of a body, one by one, each read as strictly as if it came alone. */
final class Items {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    private Items() {}

    /** The whole body, if it is no longer than that. */
    static byte[] whole(InputStream body, int limit) throws IOException, RefusedRequest {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new RefusedRequest(
                    413, Reason.TOO_LARGE.name(), "the body is longer than " + limit + " bytes; send it in parts");
        }
        return bytes;
    }

    /** The items of a JSON array. */
    static List<Decoded> ofBatch(byte[] body, GatewayLimits limits) throws RefusedRequest {
        List<Decoded> items = new ArrayList<>();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw undecodable("a batch is a JSON array of events");
            }
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (items.size() == limits.batchItems()) {
                    throw new RefusedRequest(
                            413, Reason.TOO_LARGE.name(), "the batch has more than " + limits.batchItems() + " items");
                }
                items.add(item(body, json, limits.eventBytes()));
            }
            if (json.nextToken() != null) {
                throw undecodable("something follows the array of the batch");
            }
        } catch (JsonProcessingException e) {
            throw undecodable("the batch is not well-formed JSON"
                    + (e.getLocation() == null
                            ? ""
                            : " (line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr() + ")"));
        } catch (IOException e) {
            throw undecodable("the batch is not well-formed UTF-8");
        }
        return items;
    }

    private static Decoded item(byte[] body, JsonParser json, int maxBytes) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return new Refused(Reason.SCHEMA_VIOLATION, "an event must be a JSON object");
        }
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        return EventJson.decode(
                Arrays.copyOfRange(body, from, (int) json.currentLocation().getByteOffset()), maxBytes);
    }

    private static RefusedRequest undecodable(String detail) {
        return new RefusedRequest(400, Reason.UNDECODABLE.name(), detail);
    }
}
