package org.dossierstats.app.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** What settings allow that somebody on the network could make use of. */
final class Doubts {
    private Doubts() {}

    static List<String> of(Path file, Map<String, String> settings) {
        List<String> doubts = new ArrayList<>();
        String protocol = protocol(settings);
        if (protocol.equals("SASL_PLAINTEXT")) {
            doubts.add(
                    file + ": with security.protocol=SASL_PLAINTEXT whoever sees the network reads what is sent, with"
                            + " PLAIN and OAUTHBEARER the secret too; SASL_SSL encrypts");
        }
        if (protocol.equals("PLAINTEXT") && settings.containsKey(SaslConfigs.SASL_JAAS_CONFIG)) {
            doubts.add(file + ": without security.protocol=SASL_SSL nobody signs in, and nothing is encrypted");
        }
        if (settings.getOrDefault(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "https")
                .isBlank()) {
            doubts.add(file
                    + ": with an empty ssl.endpoint.identification.algorithm any server with a certificate of that CA"
                    + " passes for Kafka");
        }
        String endpoint = settings.getOrDefault(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL, "");
        if (endpoint.startsWith("http:")) {
            doubts.add(file + ": the secret goes to " + endpoint + " without encryption");
        }
        return doubts;
    }

    /** Of brokers on other machines; that nobody signs in is told of the file already. */
    static Optional<String> ofRemote(String brokers, Map<String, String> settings) {
        return protocol(settings).equals("PLAINTEXT") && !settings.containsKey(SaslConfigs.SASL_JAAS_CONFIG)
                ? Optional.of(
                        brokers + " is asked without TLS: whoever is on the way reads and changes what is counted;"
                                + " see security.protocol in --command-config")
                : Optional.empty();
    }

    /** Kafka takes it in small letters too. */
    private static String protocol(Map<String, String> settings) {
        return settings.getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT")
                .strip()
                .toUpperCase(Locale.ROOT);
    }
}
