package org.dossierstats.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OauthDefaultsTest {
    private static final String URLS = BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG;
    private static final String FILES = BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_FILES_CONFIG;

    @AfterEach
    void allowNothingMore() {
        System.clearProperty(URLS);
        System.clearProperty(FILES);
    }

    @Test
    void what_has_one_value_only_is_set_and_what_is_named_is_allowed() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "sasl.mechanism", "OAUTHBEARER",
                "sasl.oauthbearer.token.endpoint.url", "https://id.example/token",
                "sasl.oauthbearer.assertion.private.key.file", "/run/key.pem",
                "sasl.oauthbearer.assertion.template.file", "/run/template.json"));

        OauthDefaults.add(settings);

        assertThat(settings)
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;")
                .containsEntry("sasl.login.callback.handler.class", OAuthBearerLoginCallbackHandler.class.getName());
        assertThat(System.getProperty(URLS)).isEqualTo("https://id.example/token");
        assertThat(System.getProperty(FILES)).isEqualTo("/run/key.pem,/run/template.json");
    }

    @Test
    void what_a_file_says_itself_stays() {
        Map<String, String> own = Map.of(
                "sasl.mechanism", "OAUTHBEARER",
                "sasl.jaas.config", "own",
                "sasl.login.callback.handler.class", "own",
                "sasl.login.refresh.min.period.seconds", "60",
                "sasl.login.refresh.buffer.seconds", "300");
        Map<String, String> settings = new HashMap<>(own);

        OauthDefaults.add(settings);

        assertThat(settings).isEqualTo(own);
    }

    @Test
    void with_another_mechanism_nothing_is_set_or_allowed() {
        Map<String, String> scram = Map.of(
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.oauthbearer.token.endpoint.url", "https://id.example/token");
        Map<String, String> settings = new HashMap<>(scram);

        OauthDefaults.add(settings);

        assertThat(settings).isEqualTo(scram);
        assertThat(System.getProperty(URLS)).isNull();
    }
}
