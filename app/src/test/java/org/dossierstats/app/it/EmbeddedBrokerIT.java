package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.broker.EmbeddedBroker;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    @TempDir
    Path directory;

    @Test
    void what_is_in_a_directory_is_there_after_a_restart() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                Admin admin = admin(broker)) {
            new TopicSetup(admin).create(3, Optional.of((short) 1));
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                Admin admin = admin(broker)) {
            assertThat(admin.listTopics().names().get()).contains(Topics.EVENTS, Topics.COUNTS, Topics.REJECTS);
            assertThat(new TopicSetup(admin).create(3, Optional.of((short) 1)))
                    .as("created again")
                    .isEmpty();
        }
    }

    @Test
    void it_takes_a_topic_within_seconds_of_its_start() {
        Instant begin = Instant.now();

        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                Admin admin = admin(broker)) {
            new TopicSetup(admin).create(2, Optional.of((short) 1));
        }

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void it_listens_on_loopback_only() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            int port = Integer.parseInt(
                    broker.bootstrapServer().substring(broker.bootstrapServer().indexOf(':') + 1));

            for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
                for (InetAddress address : network.inetAddresses().toList()) {
                    if (!address.isLoopbackAddress()) {
                        assertThatThrownBy(() -> new Socket(address, port).close())
                                .hasMessageContaining("refused");
                    }
                }
            }
        }
    }

    @Test
    void a_second_broker_in_the_same_directory_is_refused_and_does_not_disturb_the_first() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                Admin admin = admin(broker)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0).close())
                    .hasMessage("Kafka does not start in " + directory + ": another process is using that directory");

            assertThat(new TopicSetup(admin).create(3, Optional.of((short) 1)))
                    .containsOnly(Topics.EVENTS, Topics.REJECTS, Topics.COUNTS, Topics.CURRENT, Topics.SUMMARIES);
        }
    }

    @Test
    void a_temporary_one_leaves_nothing_behind() throws Exception {
        List<Path> before = leftovers();

        EmbeddedBroker.startTemporary().close();

        assertThat(leftovers()).isEqualTo(before);
    }

    @Test
    void topics_that_do_not_fit_each_other_are_complained_about() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                Admin admin = admin(broker)) {
            admin.createTopics(List.of(new org.apache.kafka.clients.admin.NewTopic(Topics.COUNTS, 5, (short) 1)))
                    .all()
                    .get();

            assertThatThrownBy(() -> new TopicSetup(admin).create(3, Optional.empty()))
                    .hasMessageContaining("dossier-events has 3 partitions and dossier-counts has 5");
        }
    }

    private static List<Path> leftovers() throws Exception {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("dossier-stats-kafka-"))
                    .sorted()
                    .toList();
        }
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServer()));
    }
}
