package org.dossierstats.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Whose counts readers are to show: the latest record of dossier-current says so, <code>{"applicationId":"dossier-stats"}</code> under
 * the key {@code counts}. While there is none, it is those of the application with the default id.
 *
 * @param applicationId of the streams application; each writes a topic of its own
 */
public record CountsInForce(String applicationId) {
    /** The application of an office that has never rebuilt its counts. */
    public static final String DEFAULT_APPLICATION_ID = "dossier-stats";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELD = "applicationId";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** Of that application. */
    public static final CountsInForce DEFAULT = new CountsInForce(DEFAULT_APPLICATION_ID);

    public CountsInForce {
        if (!NAME.matcher(applicationId).matches()) {
            throw new IllegalArgumentException(
                    "an application id is 1 to 100 letters, digits, dots, dashes and underscores, not '" + applicationId
                            + "'");
        }
    }

    /** Where its counts are. */
    public String topic() {
        return own(Topics.COUNTS);
    }

    /** Where they are rolled up, if they are. */
    public String rolledUpTopic() {
        return own(Topics.ROLLED_UP);
    }

    private String own(String topic) {
        return applicationId.equals(DEFAULT_APPLICATION_ID) ? topic : topic + "-" + applicationId;
    }

    public byte[] key() {
        return "counts".getBytes(StandardCharsets.UTF_8);
    }

    public byte[] value() {
        try {
            return JSON.writeValueAsBytes(JSON.createObjectNode().put(FIELD, applicationId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    /**
     * Reads one record.
     *
     * @throws IllegalArgumentException if these bytes are not such a record
     */
    public static CountsInForce read(byte[] value) {
        try {
            JsonNode id = JSON.readTree(value).path(FIELD);
            if (!id.isTextual()) {
                throw new IllegalArgumentException("a record of " + Topics.CURRENT + " has no " + FIELD);
            }
            return new CountsInForce(id.textValue());
        } catch (IOException e) {
            throw new IllegalArgumentException("a record of " + Topics.CURRENT + " is not JSON", e);
        }
    }
}
