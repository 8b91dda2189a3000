package org.dossierstats.app.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * Apache Kafka itself, one KRaft node, broker and controller in one, on loopback only. What it is told to keep in a directory is there
 * after a restart; without one it keeps everything in a temporary directory and deletes it when closed.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final int port;
    private final DirectoryLock lock;
    private final @Nullable Path temporary;
    private boolean closed;

    private EmbeddedBroker(KafkaRaftServer server, int port, DirectoryLock lock, @Nullable Path temporary) {
        this.server = server;
        this.port = port;
        this.lock = lock;
        this.temporary = temporary;
    }

    /** A broker that leaves nothing behind. */
    public static EmbeddedBroker startTemporary() {
        try {
            Path directory = Files.createTempDirectory("dossier-stats-kafka-");
            return start(directory, 0, directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary directory for Kafka", e);
        }
    }

    /**
     * A durable broker.
     *
     * @param directory formatted on first use
     * @param port 0 for any free one
     */
    public static EmbeddedBroker start(Path directory, int port) {
        return start(directory, port, null);
    }

    private static EmbeddedBroker start(Path directory, int port, @Nullable Path temporary) {
        try {
            Files.createDirectories(directory);
            DirectoryLock lock = DirectoryLock.on(directory);
            try {
                return start(directory, freePort(port), lock, temporary);
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BrokerException("Kafka cannot keep its files in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static EmbeddedBroker start(Path directory, int port, DirectoryLock lock, @Nullable Path temporary) {
        try {
            format(directory);
            KafkaRaftServer server =
                    new KafkaRaftServer(new KafkaConfig(properties(directory, port), false), Time.SYSTEM);
            EmbeddedBroker broker = new EmbeddedBroker(server, port, lock, temporary);
            try {
                server.startup();
            } catch (RuntimeException e) {
                broker.close();
                throw e;
            }
            return broker;
        } catch (Exception e) {
            throw new BrokerException(
                    "Kafka does not start in " + directory + " on port " + port + ": " + e.getMessage(), e);
        }
    }

    private static void format(Path directory) throws Exception {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(directory.toString()))
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setHasDynamicQuorum(false)
                .run();
    }

    private static Properties properties(Path directory, int brokerPort) {
        int controllerPort = freePort(0);
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", String.valueOf(NODE));
        properties.put("controller.quorum.voters", NODE + "@" + LOOPBACK + ":" + controllerPort);
        properties.put(
                "listeners",
                "PLAINTEXT://" + LOOPBACK + ":" + brokerPort + ",CONTROLLER://" + LOOPBACK + ":" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://" + LOOPBACK + ":" + brokerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", directory.toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        // A transaction that a killed process left open holds its partitions up until it is looked for; by default
        // every
        // 10 s.
        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // After a crash the controller takes a broker that starts anew only when it has given up the old one; by
        // default after 9 s.
        properties.put("broker.session.timeout.ms", "4000");
        properties.put("broker.heartbeat.interval.ms", "1000");
        // Most of an idle broker's heap is this buffer; ours has few keys to clean at a time.
        properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        return properties;
    }

    /** This port, or any for 0. */
    private static int freePort(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BrokerException(
                    "Kafka cannot listen on " + LOOPBACK + ":" + port + ": " + e.getMessage()
                            + "; choose another port, or 0 for any free one",
                    e);
        }
    }

    /** Where clients on this machine reach it. */
    public String bootstrapServer() {
        return LOOPBACK + ":" + port;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of the directory of Kafka", e);
        }
        if (temporary != null) {
            Directories.delete(temporary);
        }
    }
}
