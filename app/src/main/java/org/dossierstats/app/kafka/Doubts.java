package org.dossierstats.app.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** What settings allow that somebody on the network could make use of. */
final class Doubts {
    private Doubts() {}

    static List<String> of(Path file, Map<String, String> settings) {
        List<String> doubts = new ArrayList<>();
        String protocol = settings.getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT");
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
}
