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
import org.dossierstats.wire.Decoded.Reason;
import org.dossierstats.wire.Decoded.Refused;

/** The items of a body, one by one, each read as strictly as if it came alone. */
final class Items {
    /** How an item is read. */
    interface Reader {
        /** Of bytes by themselves. */
        Sent read(byte[] bytes);

        /** Of an item. */
        int maxBytes();
    }

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
    static List<Sent> ofBatch(byte[] body, Reader reader, int limit) throws RefusedRequest {
        List<Sent> items = new ArrayList<>();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw undecodable("a batch is a JSON array");
            }
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (items.size() == limit) {
                    throw new RefusedRequest(
                            413, Reason.TOO_LARGE.name(), "the batch has more than " + limit + " items");
                }
                items.add(item(body, json, reader));
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

    private static Sent item(byte[] body, JsonParser json, Reader reader) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return new Sent.Refused(new Refused(Reason.SCHEMA_VIOLATION, "an item must be a JSON object"));
        }
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        return reader.read(
                Arrays.copyOfRange(body, from, (int) json.currentLocation().getByteOffset()));
    }

    private static RefusedRequest undecodable(String detail) {
        return new RefusedRequest(400, Reason.UNDECODABLE.name(), detail);
    }
}
