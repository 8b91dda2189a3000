package org.dossierstats.app.kafka;

import java.nio.file.NoSuchFileException;
import java.util.Optional;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/**
 * That Kafka did not let this program in, or not do what it wanted, or that its settings for that are of no use: trying again is of no use
 * before somebody has mended it.
 *
 * @param line what happened and what to do
 */
public record Denial(String line) {
    private static final String INVALID_TOKEN = "\"status\":\"invalid_token\"";

    /** What stands in such an error, if it is one. */
    public static Optional<Denial> in(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SslAuthenticationException) {
                return of("no TLS connection to Kafka comes about: " + root(cause)
                        + "; see security.protocol, ssl.truststore.* and ssl.keystore.* in --command-config");
            }
            if (cause instanceof LoginException) {
                return of("no token or ticket to sign in to Kafka with: " + firstLine(cause)
                        + "; see the settings sasl.* in --command-config");
            }
            if (cause instanceof AuthenticationException) {
                return of("Kafka does not let this program in: " + refusal(cause)
                        + "; see the settings sasl.* in --command-config");
            }
            if (cause instanceof AuthorizationException) {
                boolean saysMore = !(cause instanceof ClusterAuthorizationException)
                        && !told(error).contains(told(cause));
                return of(told(error) + (saysMore ? ": " + told(cause) : "")
                        + "; the ACLs that each part needs: dossier-stats topics acls");
            }
        }
        return uselessSettings(error);
    }

    /** Kafka's clients say no more at first than that they cannot be made. */
    private static Optional<Denial> uselessSettings(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            Throwable cause = each.getCause();
            boolean isUnmade = told(each).matches("Failed to (create new KafkaAdminClient|construct kafka .*)");
            if (isUnmade && cause instanceof KafkaException && !(cause instanceof ConfigException)) {
                return of("no connection to Kafka can be made: " + root(cause) + "; see --command-config");
            }
        }
        return Optional.empty();
    }

    /** Of a token Kafka's brokers say no more than that it is no good. */
    private static String refusal(Throwable error) {
        return told(error).contains(INVALID_TOKEN)
                ? "the issuer, the audience, the times or the signature of the token is not what the brokers expect, whose"
                        + " log says which"
                : told(error) + root(error, ": ");
    }

    private static Optional<Denial> of(String line) {
        return Optional.of(new Denial(line));
    }

    private static String root(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return told(root);
    }

    /** If that is another one, and says more. */
    private static String root(Throwable error, String before) {
        String root = root(error);
        return told(error).contains(root) ? "" : before + root;
    }

    /** Java puts a whole stack trace into the message, and the classes of all causes before the reason. */
    private static String firstLine(Throwable error) {
        return told(error).lines().findFirst().orElse("").replaceFirst("^(?:[\\w.$]+(?:Exception|Error): )+", "");
    }

    private static String told(Throwable error) {
        if (error instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}
