package org.dossierstats.chaos.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;
import org.dossierstats.chaos.host.Host;
import org.dossierstats.chaos.host.Namespace;

/** Everything of an installation: Kafka on three nodes, two processes that count, one that takes events and one that reports. */
public final class Deployment implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final int LOOK_MS = 100;

    private final KafkaCluster kafka;
    private final Path state;
    private final Member streams;
    private final Member otherStreams;
    private final Member ingest;
    private final Member reporter;
    private final int ingestPort;
    private final int reporterPort;
    private final int monitorPort;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread supervisor = new Thread(this::supervise, "supervisor");

    private Deployment(KafkaCluster kafka, Children children, Host host, Consumer<String> told) {
        this.kafka = kafka;
        List<Integer> ports = KafkaCluster.freePorts(3);
        ingestPort = ports.get(0);
        reporterPort = ports.get(1);
        monitorPort = ports.get(2);
        state = host.disk().map(disk -> disk.directory().resolve("state")).orElseGet(() -> children.directory("state"));
        streams = new Member(
                "streams-1",
                children,
                near("streams").with("--state-dir", state.toString(), "--monitor-port", String.valueOf(monitorPort)),
                told);
        otherStreams = new Member(
                "streams-2",
                children,
                host.network()
                        .map(this::far)
                        .orElseGet(() -> near("streams"))
                        .with("--state-dir", children.directory("state").toString()),
                told);
        ingest = new Member(
                "ingest",
                children,
                near("ingest", "serve").with("--port", String.valueOf(ingestPort), "--kafka-seconds", "10"),
                told);
        reporter = new Member(
                "reporter", children, near("reporter", "serve").with("--port", String.valueOf(reporterPort)), told);
    }

    /**
     * Starts everything and waits until it is there.
     *
     * @param told is told whenever a process ends by itself
     */
    public static Deployment start(Children children, Host host, Consumer<String> told) throws InterruptedException {
        KafkaCluster kafka = KafkaCluster.start(children, host.network().map(Namespace::hostAddress));
        Deployment deployment = new Deployment(kafka, children, host, told);
        deployment.members().forEach(Member::start);
        deployment.supervisor.setDaemon(true);
        deployment.supervisor.start();
        await(deployment.streams, "counting as ");
        await(deployment.otherStreams, "counting as ");
        await(deployment.ingest, "events to POST ");
        await(deployment.reporter, "summaries on ");
        return deployment;
    }

    private static void await(Member member, String saying) throws InterruptedException {
        if (!member.awaitSaying(saying, START_LIMIT)) {
            throw new BenchException(member.name() + " does not start; it said: " + member.said());
        }
    }

    private Launch near(String... command) {
        return new Launch(List.of(), List.of(command)).with("--bootstrap-server", kafka.bootstrapServers());
    }

    private Launch far(Namespace network) {
        return new Launch(network.through(), List.of("streams")).with("--bootstrap-server", kafka.farServers());
    }

    private void supervise() {
        try {
            while (!closed.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                members().forEach(Member::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BenchException e) {
            // Interrupted with Ctrl-C, and everything is being ended; if not, whoever waits for the process tells.
            return;
        }
    }

    /** The Kafka nodes. */
    public KafkaCluster kafka() {
        return kafka;
    }

    /** One of the processes that count; its ledger may be on a small disk. */
    public Member streams() {
        return streams;
    }

    /** The other; it may be in a network of its own. */
    public Member otherStreams() {
        return otherStreams;
    }

    /** The gateway. */
    public Member ingest() {
        return ingest;
    }

    /** What gives summaries. */
    public Member reporter() {
        return reporter;
    }

    /** All processes of the program. */
    public List<Member> members() {
        return List.of(streams, otherStreams, ingest, reporter);
    }

    /** Where {@link #streams} keeps its copy of the ledger. */
    public Path state() {
        return state;
    }

    /** Where {@link #streams} tells how it does. */
    public URI monitor() {
        return URI.create("http://127.0.0.1:" + monitorPort + "/");
    }

    /** Where events are posted to. */
    public String ingestAddress() {
        return "http://127.0.0.1:" + ingestPort + "/api/v1/events";
    }

    /** Where summaries are. */
    public String reporterAddress() {
        return "http://127.0.0.1:" + reporterPort + "/api/v1/summaries";
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        supervisor.join();
        for (Member member : members()) {
            member.killForNow();
        }
        kafka.close();
    }
}
