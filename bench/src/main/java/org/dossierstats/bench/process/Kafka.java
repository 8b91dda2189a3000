package org.dossierstats.bench.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dossierstats.app.pipeline.TopicSetup;

/** A broker in a process of its own, with the topics of the pipeline. */
public final class Kafka implements AutoCloseable {
    /** As Kafka's own start script does it, but for the collector, which is that of all processes here. */
    private static final List<String> JVM = List.of("-Xms512m", "-Xmx1g");

    private static final Pattern READY = Pattern.compile("Kafka listens on (\\S+)");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Child process;
    private final Path directory;
    private final String bootstrapServer;
    private final Admin admin;

    private Kafka(Child process, Path directory, String bootstrapServer) {
        this.process = process;
        this.directory = directory;
        this.bootstrapServer = bootstrapServer;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServer));
    }

    /**
     * Starts one.
     *
     * @param partitions of each of the topics that have several
     */
    public static Kafka start(Children children, int partitions) throws InterruptedException {
        Path directory = children.directory("kafka");
        Child process = children.main(BrokerProcess.class.getName(), JVM, List.of(directory.toString(), "0"));
        Kafka kafka =
                new Kafka(process, directory, process.await(READY, START_LIMIT).group(1));
        new TopicSetup(kafka.admin).create(partitions, Optional.empty());
        return kafka;
    }

    public String bootstrapServer() {
        return bootstrapServer;
    }

    public Map<String, Object> client() {
        return Map.of("bootstrap.servers", bootstrapServer);
    }

    public Admin admin() {
        return admin;
    }

    public Child process() {
        return process;
    }

    public Path directory() {
        return directory;
    }

    /** A topic beside those of the pipeline. */
    public void create(String topic, int partitions) {
        answer(
                "creating " + topic,
                admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                        .all());
    }

    /** Removes topics and what is committed for groups; those that are not there do no harm. */
    public void forget(Set<String> topics, String group) {
        Set<String> there = answer("listing topics", admin.listTopics().names());
        answer(
                "deleting topics",
                admin.deleteTopics(topics.stream().filter(there::contains).toList())
                        .all());
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            // Its last member may not be gone yet; the next round has a group of its own.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The partitions of a topic. */
    public List<TopicPartition> partitions(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
        }
    }

    /** By partition, where a topic ends for those who read committed records only. */
    public Map<TopicPartition, Long> ends(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(topic));
        }
    }

    /** How far a group has committed this topic. */
    public Map<TopicPartition, Long> committed(String group, String topic) {
        Map<TopicPartition, Long> committed = new HashMap<>();
        answer("offsets of " + group, admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(topic) && offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    /** A consumer of committed records that belongs to no group. */
    public KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(client());
        properties.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Options that tell a command of the program where this is. */
    public List<String> told(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", bootstrapServer));
        return all;
    }

    /** What Kafka answers. */
    public static <T> T answer(String what, KafkaFuture<T> call) {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new BenchException(what + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException(what + " was interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
        process.close();
        Children.delete(directory);
    }
}
