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
import org.jspecify.annotations.Nullable;

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

    /** The lines of a stream of any length. */
    static final class Lines {
        private final InputStream body;
        private final byte[] chunk = new byte[64 * 1024];
        private final int maxBytes;
        private final byte[] line;
        private int next;
        private int filled;
        private long number;

        Lines(InputStream body, int maxBytes) {
            this.body = body;
            this.maxBytes = maxBytes;
            this.line = new byte[maxBytes + 1];
        }

        /** The next line that is not empty, or null at the end. */
        @Nullable
        Decoded next() throws IOException {
            int length = 0;
            while (true) {
                if (next == filled) {
                    filled = Math.max(0, body.read(chunk));
                    next = 0;
                    if (filled == 0) {
                        number += length > 0 ? 1 : 0;
                        return length > 0 ? decoded(length) : null;
                    }
                }
                byte read = chunk[next++];
                if (read == '\n') {
                    number++;
                    if (length > 0) {
                        return decoded(length);
                    }
                } else if (length < line.length && !(read == '\r' && length == 0)) {
                    line[length++] = read;
                }
            }
        }

        private Decoded decoded(int length) {
            return EventJson.decode(Arrays.copyOf(line, length), maxBytes);
        }

        /** Of the line read last, from 1. */
        long number() {
            return number;
        }
    }
}
