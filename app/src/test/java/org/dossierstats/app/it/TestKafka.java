package org.dossierstats.app.it;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.broker.EmbeddedBroker;
import org.dossierstats.app.pipeline.TopicSetup;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A broker for a test class, with the topics: Testcontainers' Kafka where Docker answers, else the embedded one. The system property
 * {@code dossierstats.test.broker} chooses: {@code docker}, {@code embedded} or {@code auto}.
 */
final class TestKafka implements BeforeAllCallback, AfterAllCallback {
    private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.3.1");

    private final int partitions;
    private String bootstrapServer = "";
    private AutoCloseable broker = () -> {};

    /** @param partitions of each topic */
    TestKafka(int partitions) {
        this.partitions = partitions;
    }

    static TestKafka withoutTopics() {
        return new TestKafka(0);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        String choice = System.getProperty("dossierstats.test.broker", "auto");
        switch (choice) {
            case "docker" -> startInDocker();
            case "embedded" -> startEmbedded();
            case "auto" -> {
                if (DockerClientFactory.instance().isDockerAvailable()) {
                    startInDocker();
                } else {
                    startEmbedded();
                }
            }
            default ->
                throw new IllegalArgumentException(
                        "dossierstats.test.broker is docker, embedded or auto, not " + choice);
        }
        if (partitions == 0) {
            return;
        }
        try (Admin admin = Admin.create(client())) {
            new TopicSetup(admin).create(partitions, Optional.of((short) 1));
        }
    }

    private void startInDocker() {
        KafkaContainer container = new KafkaContainer(IMAGE).withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        container.start();
        broker = container;
        bootstrapServer = container.getBootstrapServers();
    }

    private void startEmbedded() {
        EmbeddedBroker embedded = EmbeddedBroker.startTemporary();
        broker = embedded;
        bootstrapServer = embedded.bootstrapServer();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        broker.close();
    }

    String bootstrapServer() {
        return bootstrapServer;
    }

    Map<String, Object> client() {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServer);
    }
}
