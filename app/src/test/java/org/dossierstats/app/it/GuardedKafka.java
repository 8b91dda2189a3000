package org.dossierstats.app.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.dossierstats.app.broker.Directories;

/**
 * A broker as an office that takes care runs one: nothing without TLS, between brokers and controllers too, nobody without a password
 * (SCRAM) or a token, and nothing allowed that no ACL allows. Its administrator is {@code admin}.
 */
final class GuardedKafka implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Path directory;
    private final Certified own;
    private final Certified stranger;
    private final FakeIssuer issuer;
    private final KafkaRaftServer server;
    private final int port;

    private GuardedKafka(
            Path directory, Certified own, Certified stranger, FakeIssuer issuer, KafkaRaftServer server, int port) {
        this.directory = directory;
        this.own = own;
        this.stranger = stranger;
        this.issuer = issuer;
        this.server = server;
        this.port = port;
    }

    /** @param issuer whose tokens are taken */
    static GuardedKafka start(FakeIssuer issuer) {
        try {
            Path directory = Files.createTempDirectory("guarded-kafka-");
            Certified own = Certified.in(directory, "kafka");
            Certified stranger = Certified.in(directory, "stranger");
            format(directory.resolve("log"));
            System.setProperty(BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG, issuer.url() + "/keys");
            int port = freePort();
            KafkaRaftServer server =
                    new KafkaRaftServer(new KafkaConfig(properties(directory, own, port, issuer), false), Time.SYSTEM);
            server.startup();
            return new GuardedKafka(directory, own, stranger, issuer, server, port);
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            System.clearProperty(BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG);
        }
    }

    private static void format(Path log) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(log.toString()))
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setHasDynamicQuorum(false)
                .setScramArguments(List.of("SCRAM-SHA-512=[name=admin,password=" + password("admin") + "]"))
                .run();
    }

    private static Properties properties(Path directory, Certified own, int port, FakeIssuer issuer) {
        int brokers = freePort();
        int controller = freePort();
        String clients = "listener.name.clients.";
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@" + HOST + ":" + controller,
                "listeners",
                        "CLIENTS://%s:%d,BROKERS://%s:%d,CONTROLLER://%s:%d"
                                .formatted(HOST, port, HOST, brokers, HOST, controller),
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "BROKERS",
                "listener.security.protocol.map", "CLIENTS:SASL_SSL,BROKERS:SSL,CONTROLLER:SSL",
                "listener.name.brokers.ssl.client.auth", "required",
                "listener.name.controller.ssl.client.auth", "required",
                "log.dirs", directory.resolve("log").toString()));
        properties.putAll(Map.of(
                "ssl.keystore.location", own.store().toString(),
                "ssl.keystore.type", "PKCS12",
                "ssl.keystore.password", Certified.PASSWORD,
                "ssl.truststore.location", own.pem().toString(),
                "ssl.truststore.type", "PEM",
                "sasl.enabled.mechanisms", "SCRAM-SHA-512,OAUTHBEARER",
                "authorizer.class.name", StandardAuthorizer.class.getName(),
                "allow.everyone.if.no.acl.found", "false",
                "super.users", "User:admin;User:CN=kafka"));
        properties.putAll(Map.of(
                clients + "scram-sha-512.sasl.jaas.config",
                ScramLoginModule.class.getName() + " required;",
                clients + "oauthbearer.sasl.jaas.config",
                OAuthBearerLoginModule.class.getName() + " required;",
                clients + "oauthbearer.sasl.server.callback.handler.class",
                OAuthBearerValidatorCallbackHandler.class.getName(),
                clients + "oauthbearer.sasl.oauthbearer.jwks.endpoint.url",
                issuer.url() + "/keys",
                clients + "oauthbearer.sasl.oauthbearer.expected.audience",
                FakeIssuer.CLIENT,
                clients + "oauthbearer.sasl.oauthbearer.expected.issuer",
                issuer.url(),
                // Who was let in must show now and then that he still is.
                clients + "connections.max.reauth.ms",
                "3000"));
        properties.putAll(Map.of(
                "auto.create.topics.enable", "false",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024),
                "num.io.threads", "4"));
        return properties;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String bootstrapServer() {
        return HOST + ":" + port;
    }

    /** Who this broker is. */
    Certified own() {
        return own;
    }

    /** A certificate that this broker has not. */
    Path stranger() {
        return stranger.pem();
    }

    /** That of every user, unless it was changed. */
    static String password(String user) {
        return user + "-s3cret";
    }

    /** Makes users who may do nothing yet, or gives them their password again. */
    void users(String... names) throws Exception {
        for (String name : names) {
            changePassword(name, password(name));
        }
    }

    void changePassword(String user, String password) throws Exception {
        try (Admin admin = Admin.create(client("admin"))) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                    .all()
                    .get();
        }
    }

    /** Properties of a client that signs in as this user. */
    Map<String, Object> client(String user) {
        Map<String, Object> client = new HashMap<>(settings());
        client.put("bootstrap.servers", bootstrapServer());
        client.putAll(scram(user, password(user)));
        return client;
    }

    private Map<String, String> settings() {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                own.pem().toString());
    }

    private static Map<String, String> scram(String user, String password) {
        return Map.of(
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                ScramLoginModule.class.getName() + " required username=\"" + user + "\" password=\"" + password
                        + "\";");
    }

    /** Such a file for {@code --command-config}. */
    String file(String user) {
        return file(user, Map.of());
    }

    /** The same with other settings. */
    String file(String user, Map<String, String> different) {
        return file(user, scram(user, password(user)), different);
    }

    /** One that signs in with tokens which its issuer gives to this client. */
    String tokenFile(String client, String secret, Map<String, String> different) {
        Map<String, String> token = Map.of(
                "sasl.mechanism",
                "OAUTHBEARER",
                "sasl.oauthbearer.token.endpoint.url",
                issuer.url() + "/token",
                "sasl.oauthbearer.client.credentials.client.id",
                client,
                "sasl.oauthbearer.client.credentials.client.secret",
                secret,
                "sasl.oauthbearer.header.urlencode",
                "true");
        return file(client, token, different);
    }

    private String file(String user, Map<String, String> signingIn, Map<String, String> different) {
        Map<String, String> settings = new HashMap<>(settings());
        settings.putAll(signingIn);
        settings.putAll(different);
        try {
            Path file = Files.createTempFile(
                    directory,
                    user,
                    ".properties",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Properties properties = new Properties();
            properties.putAll(settings);
            try (var writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
            return file.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A command as this user. */
    String[] as(String user, String... command) {
        return with(file(user), command);
    }

    String[] with(String file, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--bootstrap-server", bootstrapServer(), "--command-config", file));
        return all.toArray(String[]::new);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        Directories.delete(directory);
    }
}
