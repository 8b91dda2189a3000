package org.dossierstats.reporter.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import org.dossierstats.access.Access;
import org.dossierstats.access.AccessException;
import org.dossierstats.access.Credential;
import org.dossierstats.access.NotAdmittedException;
import org.dossierstats.http.Entry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/v1/session}: how one signs in, and signing in and out with a browser. {@code GET /api/v1/me}: who asks, and what they may. */
final class SessionRoutes {
    static final String PATH = "/api/v1/session";

    private static final Logger LOG = LoggerFactory.getLogger(SessionRoutes.class);
    private static final String ME = "/api/v1/me";
    private static final int MOST_BYTES = 32_768;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Guard guard;
    private final Access<Reader> access;
    private final @Nullable Sessions sessions;

    /** @param sessions null where nobody has to sign in */
    SessionRoutes(Guard guard, Access<Reader> access, @Nullable Sessions sessions) {
        this.guard = guard;
        this.access = access;
        this.sessions = sessions;
    }

    void routes(JavalinConfig config) {
        config.routes.get(ME, this::me, Entry.READER);
        config.routes.get(PATH, this::ways, Entry.ANYBODY);
        config.routes.post(PATH, context -> signIn(context, kept()), Entry.ANYBODY);
        config.routes.delete(PATH, context -> signOut(context, kept()), Entry.ANYBODY);
    }

    private Sessions kept() {
        if (sessions == null) {
            throw new NotFoundResponse("nobody has to sign in here");
        }
        return sessions;
    }

    private void me(Context context) {
        Reader reader = guard.reader(context);
        ObjectNode json = JSON.createObjectNode();
        json.put("name", guard.asksForKeys() ? reader.name() : null);
        if (reader.visible().isAll()) {
            json.putNull("agencies");
        } else {
            ArrayNode agencies = json.putArray("agencies");
            reader.agencies().allowed().forEach(agencies::add);
        }
        json.put("mayClose", guard.refusal(context).isEmpty());
        json.put("signIn", guard.asksForKeys());
        context.header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(json + "\n");
    }

    /** For the page for signing in, before anybody has. */
    private void ways(Context context) {
        context.header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(JSON.createObjectNode().put("issuer", guard.hasIssuer()) + "\n");
    }

    private void signIn(Context context, Sessions kept) throws IOException {
        SameOrigin.require(context);
        String key = key(context);
        try {
            Credential credential = access.credential(key);
            Reader reader = access.known(credential);
            if (reader == null) {
                throw new HttpResponseException(401, "the key is not known");
            }
            begin(context, kept, credential, reader);
            context.status(HttpStatus.NO_CONTENT);
        } catch (NotAdmittedException e) {
            throw new HttpResponseException(401, String.valueOf(e.getMessage()));
        } catch (AccessException e) {
            LOG.warn("answered 503: {}", e.getMessage());
            throw new HttpResponseException(503, "who you are cannot be checked now");
        }
    }

    static void begin(Context context, Sessions kept, Credential credential, Reader reader) {
        signOff(context, kept);
        BrowserCookie.SESSION.set(context, kept.begin(credential), kept.lifetime());
        LOG.info("{} signed in", reader.name());
    }

    private static void signOut(Context context, Sessions kept) {
        SameOrigin.require(context);
        signOff(context, kept);
        BrowserCookie.SESSION.clear(context);
        context.status(HttpStatus.NO_CONTENT);
    }

    private static void signOff(Context context, Sessions kept) {
        String before = BrowserCookie.SESSION.of(context);
        if (before != null) {
            kept.end(before);
        }
    }

    private static String key(Context context) throws IOException {
        byte[] body = context.bodyInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new HttpResponseException(413, "the body has more than " + MOST_BYTES + " bytes");
        }
        try {
            JsonNode json = JSON.readTree(body);
            String key = json.path("key").asText("").strip();
            if (json.isObject() && !key.isEmpty()) {
                return key;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is not JSON", e);
        }
        throw new IllegalArgumentException("the body must be {\"key\": \"…\"}");
    }
}
