package org.dossierstats.chaos.cluster;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A node of a Kafka cluster alone in a process: broker and controller in one, set up as deploy/compose/cluster.yml does. */
public final class ClusterNode {
    static final String CLUSTER_ID = "Y2hhb3MtY2hhb3MtY2hhbw";

    private ClusterNode() {}

    /**
     * Runs until it is stopped.
     *
     * @param arguments the directory, the number of the node, who votes, the listeners
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        int node = Integer.parseInt(arguments[1]);
        format(directory, node);
        KafkaRaftServer server = new KafkaRaftServer(
                new KafkaConfig(properties(directory, node, arguments[2], arguments[3]), false), Time.SYSTEM);
        server.startup();
        System.out.println("Kafka node " + node + " is up");
        new CountDownLatch(1).await();
    }

    private static void format(Path directory, int node) throws Exception {
        Files.createDirectories(directory);
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(node)
                .setClusterId(CLUSTER_ID)
                .setDirectories(List.of(directory.toString()))
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setHasDynamicQuorum(false)
                .run();
    }

    private static Properties properties(Path directory, int node, String voters, String listeners) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", String.valueOf(node));
        properties.put("controller.quorum.voters", voters);
        properties.put("listeners", listeners);
        properties.put("listener.security.protocol.map", "NEAR:PLAINTEXT,FAR:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "NEAR");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", directory.toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("default.replication.factor", "3");
        properties.put("min.insync.replicas", "2");
        properties.put("offsets.topic.replication.factor", "3");
        properties.put("transaction.state.log.replication.factor", "3");
        properties.put("transaction.state.log.min.isr", "2");
        // A transaction that a killed process left open holds its partitions up until it is looked for.
        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // Fewer than the usual 50: each takes a while to come back, on three nodes on one machine.
        properties.put("offsets.topic.num.partitions", "6");
        properties.put("transaction.state.log.num.partitions", "6");
        properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024));
        return properties;
    }
}
