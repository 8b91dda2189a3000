package org.dossierstats.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/** What is told of an error by which Kafka denies something, wherever in its causes that stands. */
class DenialTest {
    @Test
    void a_wrong_password() {
        assertTold(
                new KafkaException("nothing read", new SaslAuthenticationException("invalid credentials")),
                "Kafka does not let this program in: invalid credentials; see the settings sasl.* in --command-config");
    }

    @Test
    void a_token_of_which_kafka_says_nothing_but_that_it_is_no_good() {
        assertTold(
                new SaslAuthenticationException("{\"status\":\"invalid_token\"}"),
                "Kafka does not let this program in: the issuer, the audience, the times or the signature of the token is"
                        + " not what the brokers expect, whose log says which; see the settings sasl.* in --command-config");
    }

    @Test
    void no_token_without_the_stack_trace_that_java_puts_into_the_message() {
        assertTold(
                new KafkaException(
                        "Failed to construct kafka consumer",
                        new LoginException(
                                "java.io.IOException: code 401\n\tat a.B.c(B.java:1)\n\tat a.B.d(B.java:2)")),
                "no token or ticket to sign in to Kafka with: code 401; see the settings sasl.* in --command-config");
    }

    @Test
    void a_certificate_that_is_not_trusted_by_its_reason() {
        assertTold(
                new SslAuthenticationException("SSL handshake failed", new IllegalStateException("no path")),
                "no TLS connection to Kafka comes about: no path; see security.protocol, ssl.truststore.* and"
                        + " ssl.keystore.* in --command-config");
    }

    @Test
    void a_missing_acl_with_what_was_wanted() {
        assertTold(
                new IllegalStateException("cannot read", new TopicAuthorizationException(Set.of("dossier-counts"))),
                "cannot read: Not authorized to access topics: [dossier-counts]; the ACLs that each part needs:"
                        + " dossier-stats topics acls");
    }

    @Test
    void what_may_work_when_tried_again_is_none() {
        assertThat(Denial.in(new KafkaException("slow", new TimeoutException("slow"))))
                .isEmpty();
    }

    private static void assertTold(Throwable error, String line) {
        assertThat(Denial.in(error)).hasValue(new Denial(line));
    }
}
