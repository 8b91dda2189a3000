package org.dossierstats.app.kafka;

import static org.apache.kafka.common.config.internals.BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_FILES_CONFIG;
import static org.apache.kafka.common.config.internals.BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.jspecify.annotations.Nullable;

/**
 * What signing in with a token needs beside its own settings. Kafka's clients read a token from no address and no file but those named in
 * system properties, against settings that come in over a network; ours come from a file of whoever starts the program, so what it names is
 * allowed. A list given with {@code -D} stays as it is.
 */
final class OauthDefaults {
    private static final List<String> FILES = List.of(
            SaslConfigs.SASL_OAUTHBEARER_ASSERTION_FILE,
            SaslConfigs.SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE,
            SaslConfigs.SASL_OAUTHBEARER_ASSERTION_TEMPLATE_FILE);

    /** Kafka's own values are for tokens of six minutes and more; of each shorter one its clients would warn. */
    private static final Map<String, String> SHORT_LIVES = Map.of(
            SaslConfigs.SASL_LOGIN_REFRESH_MIN_PERIOD_SECONDS, "5",
            SaslConfigs.SASL_LOGIN_REFRESH_BUFFER_SECONDS, "10");

    private static final @Nullable String URLS_GIVEN = System.getProperty(ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG);
    private static final @Nullable String FILES_GIVEN = System.getProperty(ALLOWED_SASL_OAUTHBEARER_FILES_CONFIG);

    private OauthDefaults() {}

    static void add(Map<String, String> settings) {
        if (!"OAUTHBEARER".equals(settings.get(SaslConfigs.SASL_MECHANISM))) {
            return;
        }
        settings.putIfAbsent(SaslConfigs.SASL_JAAS_CONFIG, OAuthBearerLoginModule.class.getName() + " required;");
        settings.putIfAbsent(
                SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS, OAuthBearerLoginCallbackHandler.class.getName());
        SHORT_LIVES.forEach(settings::putIfAbsent);
        if (URLS_GIVEN == null) {
            allow(ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG, settings.get(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL));
        }
        if (FILES_GIVEN == null) {
            FILES.forEach(file -> allow(ALLOWED_SASL_OAUTHBEARER_FILES_CONFIG, settings.get(file)));
        }
    }

    private static synchronized void allow(String property, @Nullable String added) {
        if (added == null) {
            return;
        }
        Set<String> allowed =
                new LinkedHashSet<>(List.of(System.getProperty(property, added).split(",", -1)));
        allowed.add(added);
        System.setProperty(property, String.join(",", allowed));
    }
}
