package org.dossierstats.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of Kafka's clients from a file: what is taken, what is read from elsewhere, what is refused. */
class ClientFileTest {
    private static final String MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String SCRAM = MODULE + " required username=\"streams\" password=\"%s\";";

    @TempDir
    private Path directory;

    @Test
    void settings_of_any_client_are_taken_as_they_stand() {
        ClientFile file = read("""
                security.protocol=SASL_SSL
                linger.ms=5
                main.consumer.max.poll.interval.ms=60000
                num.standby.replicas=1
                topic.min.insync.replicas=2
                """);

        assertThat(file.settings())
                .containsOnly(
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("linger.ms", "5"),
                        Map.entry("main.consumer.max.poll.interval.ms", "60000"),
                        Map.entry("num.standby.replicas", "1"),
                        Map.entry("topic.min.insync.replicas", "2"));
        assertThat(file.doubts()).isEmpty();
    }

    @Test
    void a_secret_may_stand_in_the_environment_in_a_file_and_in_a_directory() throws IOException {
        Path properties = write("secret.properties", "trust=in a file\n");
        write("key", "in a directory");

        ClientFile file = read("ssl.truststore.password=${file:" + properties + ":trust}\n" + "ssl.key.password=${dir:"
                + directory + ":key}\nclient.id=${env:PATH}\n");

        assertThat(file.settings())
                .containsEntry("ssl.truststore.password", "in a file")
                .containsEntry("ssl.key.password", "in a directory")
                .containsEntry("client.id", System.getenv("PATH"));
    }

    @Test
    void a_password_with_quotes_stays_one_password() {
        write("password", "a\"; admin=\"\\yes");

        ClientFile file = read("sasl.jaas.config=" + SCRAM.formatted("${dir:" + directory + ":password}") + "\n");

        Map<String, ?> options = jaas(file).configurationEntries().get(0).getOptions();
        assertThat(options).isEqualTo(Map.of("username", "streams", "password", "a\"; admin=\"\\yes"));
    }

    @Test
    void a_whole_entry_may_stand_elsewhere() {
        write("jaas", SCRAM.formatted("secret"));

        ClientFile file = read("sasl.jaas.config=${dir:" + directory + ":jaas}\n");

        assertThat(jaas(file).configurationEntries().get(0).getOptions().get("password"))
                .isEqualTo("secret");
    }

    @Test
    void what_a_secret_holds_is_no_placeholder_itself() {
        write("password", "${env:PATH}");

        assertThat(read("ssl.key.password=${dir:" + directory + ":password}\n").settings())
                .containsEntry("ssl.key.password", "${env:PATH}");
    }

    @Test
    void a_file_for_kafkas_own_tools_serves_too() {
        write("password", "secret");

        ClientFile file = read("config.providers=secrets\n"
                + "config.providers.secrets.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider\n"
                + "config.providers.secrets.param.allowed.paths=" + directory + "\nacks=all\n"
                + "ssl.key.password=${secrets:" + directory + ":password}\n");

        assertThat(file.settings()).isEqualTo(Map.of("ssl.key.password", "secret", "acks", "all"));
    }

    @Test
    void providers_may_be_held_to_places() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        write("password", "secret");

        refused(
                "config.providers=dir\n"
                        + "config.providers.dir.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider\n"
                        + "config.providers.dir.param.allowed.paths=" + other + "\nssl.key.password=${dir:" + directory
                        + ":password}\n",
                "ssl.key.password: there is nothing for ${dir:" + directory + ":password}");
    }

    @Test
    void no_other_class_is_loaded_because_a_file_names_it() {
        refused(
                "config.providers=x\nconfig.providers.x.class=java.lang.Thread\n",
                "config.providers.x.class must be one of Kafka's EnvVarConfigProvider");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env:DOSSIER_STATS_NO_SUCH}", "${dir:/nowhere:password}", "${file:/nowhere:password}"})
    void a_secret_that_is_not_there_is_told_and_never_sent_as_it_stands(String placeholder) {
        refused("ssl.key.password=" + placeholder + "\n", "ssl.key.password: ", placeholder);
    }

    @Test
    void a_kind_of_placeholder_that_there_is_not_is_told() {
        refused("ssl.key.password=${vault:a:b}\n", "no provider 'vault'", "there are dir, env, file");
    }

    @ParameterizedTest
    @CsvSource({
        "acks=1, acks=1 would make counts inexact",
        "enable.idempotence=false, enable.idempotence=false would make counts inexact",
        "consumer.isolation.level=read_uncommitted, consumer.isolation.level=read_uncommitted would",
        "main.consumer.isolation.level=read_uncommitted, main.consumer.isolation.level=read_uncommitted would",
        "processing.guarantee=at_least_once, processing.guarantee=at_least_once would",
        "group.id=x, group.id is not for a file to set",
        "transactional.id=x, transactional.id is not for a file to set",
        "producer.transactional.id=x, producer.transactional.id is not for a file to set",
        "value.serializer=x, value.serializer is not for a file to set",
        "production.exception.handler=x, production.exception.handler is not for a file to set",
        "partitioner.class=x, partitioner.class is not for a file to set",
        "topic.cleanup.policy=delete, topic.cleanup.policy is not for a file to set",
        "security.protocl=SSL, security.protocl is no setting of Kafka's clients; did you mean security.protocol?",
        "ssl.trustsotre.location=x, did you mean ssl.truststore.location?",
        "nothing.like.it=x, nothing.like.it is no setting of Kafka's clients"
    })
    void what_would_make_counts_inexact_or_have_no_effect_is_refused(String line, String told) {
        refused(line + "\n", told);
    }

    /** A name with a slip in it would forbid nothing. */
    @Test
    void what_is_forbidden_is_a_setting() {
        assertThat(KnownSettings.forbidden()).allMatch(KnownSettings::isKnown);
    }

    @Test
    void a_secret_in_a_file_that_anybody_may_read_is_told() throws IOException {
        Path file = write("client.properties", "ssl.key.password=secret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(ClientFile.read(file).doubts()).singleElement().asString().contains("chmod 600 " + file);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(ClientFile.read(file).doubts()).isEmpty();
    }

    @Test
    void a_file_without_a_secret_may_be_read_by_anybody() throws IOException {
        Path file = write("client.properties", "ssl.truststore.location=ca.pem\nssl.key.password=${env:PATH}\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(ClientFile.read(file).doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "security.protocol=SASL_PLAINTEXT, whoever sees the network reads what is sent",
        "security.protocol=sasl_plaintext, whoever sees the network reads what is sent",
        "sasl.jaas.config=x, nobody signs in",
        "ssl.endpoint.identification.algorithm=, passes for Kafka",
        "sasl.oauthbearer.token.endpoint.url=http://issuer/token, the secret goes to http://issuer/token"
    })
    void what_somebody_on_the_network_could_make_use_of_is_told(String line, String told) {
        assertThat(read(line + "\n").doubts()).singleElement().asString().contains(told);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 192.0.2.1, true",
        "'', 127.0.0.1, false",
        "security.protocol=plaintext, 192.0.2.1, true",
        "security.protocol=SSL, 192.0.2.1, false",
        "security.protocol=sasl_ssl, 192.0.2.1, false"
    })
    void brokers_elsewhere_that_are_asked_without_tls_are_told(String line, String address, boolean told) {
        ClientFile file = read(line + "\n").towards("kafka:9092", List.of(new InetSocketAddress(address, 9092)));

        assertThat(file.doubts()).hasSize(told ? 1 : 0).allMatch(doubt -> doubt.startsWith("kafka:9092 is asked"));
    }

    private ClientFile read(String properties) {
        return ClientFile.read(write("client.properties", properties));
    }

    private void refused(String properties, String... told) {
        assertThatThrownBy(() -> read(properties))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                .message()
                .startsWith("--command-config ")
                .contains(told);
    }

    private static JaasContext jaas(ClientFile file) {
        return JaasContext.loadClientContext(
                Map.of("sasl.jaas.config", new Password(file.settings().get("sasl.jaas.config"))));
    }

    /** For its owner alone. */
    private Path write(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.writeString(file, text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
