package org.dossierstats.app.command.option;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.ClientDnsLookup;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigException;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka to talk to, as Kafka's own tools are told. */
public final class KafkaOptions {
    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:DOSSIER_STATS_BOOTSTRAP_SERVER:-localhost:9092}",
            description =
                    "Kafka brokers to start from (default: DOSSIER_STATS_BOOTSTRAP_SERVER of the environment, else localhost:9092).")
    private String bootstrapServer;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of the Kafka clients, such as TLS and SASL settings.")
    private @Nullable Path commandConfig;

    /** Properties of a Kafka client. */
    public Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>();
        if (commandConfig != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(commandConfig)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new CommandFailure(ExitCode.USAGE, "cannot read --command-config " + commandConfig, e);
            }
            properties.forEach((name, value) -> client.put(name.toString(), value));
        }
        requireAddress();
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServer);
        return client;
    }

    /** Kafka's clients would refuse it without naming it. */
    private void requireAddress() {
        try {
            ClientUtils.parseAndValidateAddresses(
                    List.of(bootstrapServer.split(",", -1)), ClientDnsLookup.USE_ALL_DNS_IPS);
        } catch (ConfigException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--bootstrap-server " + bootstrapServer + ": " + e.getMessage(), e);
        }
    }
}
