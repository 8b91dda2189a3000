package org.dossierstats.app.command.option;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.ClientDnsLookup;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigException;
import org.dossierstats.app.kafka.ClientFile;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka to talk to, as Kafka's own tools are told. */
public final class KafkaOptions {
    private static final String DEFAULT_SERVER = "localhost:9092";

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:DOSSIER_STATS_BOOTSTRAP_SERVER:-}",
            description =
                    "Kafka brokers to start from (default: DOSSIER_STATS_BOOTSTRAP_SERVER of the environment, else"
                            + " bootstrap.servers of --command-config, else " + DEFAULT_SERVER + ").")
    private String bootstrapServer;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            defaultValue = "${env:DOSSIER_STATS_KAFKA_CONFIG:-}",
            description = {
                "Properties of the Kafka clients, such as TLS and SASL settings (default: DOSSIER_STATS_KAFKA_CONFIG of the environment).",
                "Secrets may stand elsewhere: $${env:NAME}, $${file:PATH:KEY}, $${dir:DIRECTORY:FILE}."
            })
    private String commandConfig;

    private @Nullable Map<String, Object> client;

    /** Properties of a Kafka client. */
    public Map<String, Object> client() {
        Map<String, Object> known = client;
        if (known == null) {
            known = read();
            client = known;
        }
        return new HashMap<>(known);
    }

    /** The same Kafka for Kafka's own tools; nobody is asked whether it is there. */
    public List<String> toolArguments() {
        return commandConfig.isBlank()
                ? List.of("--bootstrap-server", server(ClientFile.NONE))
                : List.of("--bootstrap-server", server(file()), "--command-config", commandConfig);
    }

    private Map<String, Object> read() {
        ClientFile file = file();
        String server = server(file);
        file.towards(server, addresses(server))
                .doubts()
                .forEach(doubt -> System.err.println("dossier-stats: note: " + doubt));
        Map<String, Object> read = new HashMap<>(file.settings());
        read.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, server);
        return read;
    }

    private ClientFile file() {
        return commandConfig.isBlank() ? ClientFile.NONE : ClientFile.read(Path.of(commandConfig));
    }

    private String server(ClientFile file) {
        return bootstrapServer.isBlank()
                ? file.settings().getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, DEFAULT_SERVER)
                : bootstrapServer;
    }

    /** Kafka's clients would refuse it without naming it. */
    private static List<InetSocketAddress> addresses(String server) {
        try {
            return ClientUtils.parseAndValidateAddresses(
                    List.of(server.split(",", -1)), ClientDnsLookup.USE_ALL_DNS_IPS);
        } catch (ConfigException e) {
            throw new CommandFailure(ExitCode.USAGE, "--bootstrap-server " + server + ": " + e.getMessage(), e);
        }
    }
}
