package org.dossierstats.chaos.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Child;
import org.dossierstats.bench.process.Children;

/** Three Kafka nodes, each record on all of them and taken when two have it. */
public final class KafkaCluster implements AutoCloseable {
    /** How many nodes there are; their numbers begin with 1. */
    public static final int NODES = 3;

    /** Of each topic that has several. */
    public static final int PARTITIONS = 4;

    private static final String NEAR = "127.0.0.1";
    private static final List<String> JVM = List.of("-Xms256m", "-Xmx512m");
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int LOOK_MS = 200;

    private final Children children;
    private final Optional<String> far;
    private final List<Integer> ports = freePorts(3 * NODES);
    private final List<Path> directories = new ArrayList<>();
    private final Map<Integer, Child> nodes = new HashMap<>();
    private final Admin admin;

    private KafkaCluster(Children children, Optional<String> far) {
        this.children = children;
        this.far = far;
        this.admin = Admin.create(client());
    }

    /**
     * Starts them, with the topics of the program.
     *
     * @param far another address of this machine where they listen too, if any
     */
    public static KafkaCluster start(Children children, Optional<String> far) throws InterruptedException {
        KafkaCluster cluster = new KafkaCluster(children, far);
        IntStream.rangeClosed(1, NODES).forEach(node -> {
            cluster.directories.add(children.directory("kafka-" + node));
            cluster.start(node);
        });
        for (Child node : cluster.nodes.values()) {
            node.await(Pattern.compile("Kafka node \\d is up"), START_LIMIT);
        }
        new TopicSetup(cluster.admin).create(PARTITIONS, Optional.of((short) NODES));
        return cluster;
    }

    /** Starts a node, anew if it was killed. */
    public void start(int node) {
        String listeners = "NEAR://" + NEAR + ":" + port(0, node) + ",CONTROLLER://" + NEAR + ":" + port(1, node)
                + far.map(address -> ",FAR://" + address + ":" + port(2, node)).orElse("");
        String voters = IntStream.rangeClosed(1, NODES)
                .mapToObj(each -> each + "@" + NEAR + ":" + port(1, each))
                .collect(Collectors.joining(","));
        nodes.put(
                node,
                children.main(
                        ClusterNode.class.getName(),
                        JVM,
                        List.of(directories.get(node - 1).toString(), String.valueOf(node), voters, listeners)));
    }

    /** Ends a node with SIGKILL. */
    public void kill(int node) throws InterruptedException {
        child(node).kill();
    }

    private Child child(int node) {
        Child child = nodes.get(node);
        if (child == null) {
            throw new IllegalArgumentException("no node " + node);
        }
        return child;
    }

    /** Where clients on this machine reach them. */
    public String bootstrapServers() {
        return servers(NEAR, 0);
    }

    /** Where those reach them who are cut off from the rest of the machine. */
    public String farServers() {
        return servers(far.orElseThrow(), 2);
    }

    /** Properties of a client. */
    public Map<String, Object> client() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    /** What tells them to do something. */
    public Admin admin() {
        return admin;
    }

    private String servers(String address, int kind) {
        return IntStream.rangeClosed(1, NODES)
                .mapToObj(node -> address + ":" + port(kind, node))
                .collect(Collectors.joining(","));
    }

    private int port(int kind, int node) {
        return ports.get(kind * NODES + node - 1);
    }

    /**
     * Every topic there is, Kafka's own too.
     *
     * @throws ExecutionException if Kafka does not answer
     */
    public Collection<TopicDescription> topics() throws InterruptedException, ExecutionException {
        Collection<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        return admin.describeTopics(names).allTopicNames().get().values();
    }

    /** Waits until every node has every record again. */
    public void awaitWhole(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isWhole()) {
            nodes.values().forEach(Child::requireAlive);
            if (System.nanoTime() > deadline) {
                throw new BenchException("the Kafka nodes have not caught up in " + limit.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    private boolean isWhole() throws InterruptedException {
        try {
            return topics().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.isr().size() == NODES);
        } catch (ExecutionException e) {
            return false;
        }
    }

    /** All open at the same time, so that none is drawn twice. */
    static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new BenchException("no free ports: " + e.getMessage(), e);
        }
    }

    /** With SIGKILL: the last ones could not leave in order without the first. */
    @Override
    public void close() throws InterruptedException {
        admin.close(Duration.ofSeconds(1));
        for (Child node : nodes.values()) {
            node.kill();
        }
    }
}
