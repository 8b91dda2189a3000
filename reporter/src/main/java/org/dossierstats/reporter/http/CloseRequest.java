package org.dossierstats.reporter.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.close.Closing;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/closes}, read strictly: what is sealed for ever is not guessed. */
final class CloseRequest {
    private static final int MOST_BYTES = 65_536;
    private static final Set<String> MEMBERS = Set.of("period", "calendar", "author", "early", "reason");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final JsonNode body;

    private CloseRequest(JsonNode body) {
        this.body = body;
    }

    /**
     * What is asked for.
     *
     * @param clock tells which is the last month, in the zone of the office
     * @throws IllegalArgumentException if the body is wrong; the message says what
     * @throws HttpResponseException if it is too long, or no JSON by its content type
     */
    static Closing read(Context context, Clock clock) throws IOException {
        // A page that somebody looks at can post to this machine only what needs no leave to be posted, and JSON needs
        // one.
        String type = Objects.requireNonNullElse(context.header("Content-Type"), "");
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json")) {
            throw new HttpResponseException(415, "the content type must be application/json");
        }
        byte[] bytes = context.bodyInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new HttpResponseException(413, "the body has more than " + MOST_BYTES + " bytes");
        }
        return new CloseRequest(parsed(bytes)).closing(LocalDate.now(clock));
    }

    private static JsonNode parsed(byte[] bytes) throws IOException {
        JsonNode body;
        try {
            body = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!body.isObject()) {
            throw new IllegalArgumentException("the body is no JSON object");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new IllegalArgumentException("the body has a member that is not known; there is period, calendar,"
                        + " author, early and reason");
            }
        });
        return body;
    }

    private Closing closing(LocalDate today) {
        Period period = Periods.named(required("period"), Periods.calendar(text("calendar")), today);
        return new Closing(period, required("author"), text("reason"), early());
    }

    private String required(String member) {
        String text = text(member);
        if (text == null) {
            throw new IllegalArgumentException(member + " is missing");
        }
        return text;
    }

    private @Nullable String text(String member) {
        JsonNode value = body.path(member);
        if (value.isMissingNode() || value.isNull() || value.isTextual()) {
            return value.textValue();
        }
        throw new IllegalArgumentException(member + " is no text");
    }

    private boolean early() {
        JsonNode value = body.path("early");
        if (value.isMissingNode() || value.isBoolean()) {
            return value.booleanValue();
        }
        throw new IllegalArgumentException("early is neither true nor false");
    }
}
