package org.dossierstats.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dossierstats.app.command.DossierStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The files of docker compose by themselves; what they start is tested in {@code ComposeIT}. */
class ComposeTest {
    private static final Path ROOT = Path.of("..");
    private static final String ALONE = "docker-compose.yml";
    private static final String CLUSTER = "deploy/compose/cluster.yml";

    @ParameterizedTest
    @ValueSource(strings = {ALONE, CLUSTER})
    void what_runs_is_a_command_with_options_that_there_are(String file) {
        List<String> commands = new ArrayList<>();
        for (Map.Entry<String, JsonNode> service : services(file).properties()) {
            String command = service.getValue().path("command").asText();
            if (!command.isEmpty() && !service.getKey().equals("prometheus")) {
                new CommandLine(new DossierStats()).parseArgs(command.split(" "));
                commands.add(service.getKey());
            }
        }

        assertThat(commands)
                .containsExactlyInAnyOrderElementsOf(
                        file.equals(ALONE) ? List.of("topics", "streams", "reporter", "ingest") : List.of("topics"));
    }

    @Test
    void each_starts_when_what_it_needs_is_ready() {
        ObjectNode services = services(ALONE);

        assertThat(services.at("/topics/depends_on/kafka/condition").asText()).isEqualTo("service_healthy");
        assertThat(services.at("/kafka/healthcheck/test")).isNotEmpty();
        for (String service : List.of("streams", "reporter", "ingest", "dossier-stats")) {
            assertThat(services.path(service).at("/depends_on/topics/condition").asText())
                    .as(service)
                    .isEqualTo("service_completed_successfully");
        }
        assertThat(services.at("/ingest/depends_on/callers/condition").asText())
                .isEqualTo("service_completed_successfully");
    }

    @Test
    void the_health_of_the_image_is_looked_at_where_each_listens() {
        String image = YamlFiles.text(ROOT.resolve("Dockerfile"));
        ObjectNode services = services(ALONE);

        assertThat(image).contains("DOSSIER_STATS_HEALTH=http://127.0.0.1:8080/health/ready");
        assertThat(services.at("/reporter/command").asText()).contains("--port 8080");
        assertThat(services.at("/ingest/command").asText()).contains("--port 8080");
        assertThat(services.at("/streams/command").asText()).contains("--monitor-port 9100");
        assertThat(services.at("/streams/environment/DOSSIER_STATS_HEALTH").asText())
                .isEqualTo("http://127.0.0.1:9100/health/ready");
    }

    @Test
    void ports_are_those_of_this_machine_alone() {
        List<String> ports = Stream.of(ALONE, CLUSTER)
                .flatMap(file -> services(file).properties().stream())
                .flatMap(service -> YamlFiles.texts(service.getValue().path("ports")).stream())
                .toList();

        assertThat(ports).hasSize(7).allMatch(port -> port.startsWith("127.0.0.1:${DOSSIER_STATS_"));
    }

    @Test
    void a_cluster_has_each_record_three_times_and_takes_it_when_two_have_it() {
        ObjectNode services = services(CLUSTER);
        List<String> nodes = List.of("kafka", "kafka-2", "kafka-3");

        for (String node : nodes) {
            JsonNode settings = services.path(node).path("environment");
            assertThat(settings.path("KAFKA_DEFAULT_REPLICATION_FACTOR").asInt())
                    .isEqualTo(3);
            assertThat(settings.path("KAFKA_MIN_INSYNC_REPLICAS").asInt()).isEqualTo(2);
            assertThat(settings.path("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR").asInt())
                    .isEqualTo(3);
            assertThat(settings.path("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR")
                            .asInt())
                    .isEqualTo(3);
            assertThat(settings.path("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR").asInt())
                    .isEqualTo(2);
            assertThat(settings.path("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS")
                            .asInt())
                    .isEqualTo(1_000);
            assertThat(settings.path("KAFKA_CONTROLLER_QUORUM_VOTERS").asText())
                    .isEqualTo("1@kafka:9093,2@kafka-2:9093,3@kafka-3:9093");
        }
        assertThat(services.at("/topics/command").asText()).contains("--replication 3");
        for (String service : List.of("topics", "streams", "reporter", "ingest", "dossier-stats")) {
            assertThat(services.path(service)
                            .at("/environment/DOSSIER_STATS_BOOTSTRAP_SERVER")
                            .asText())
                    .as(service)
                    .isEqualTo("kafka:9092,kafka-2:9092,kafka-3:9092");
        }
        assertThat(services.at("/streams/volumes").toString())
                .as("other ledgers than with one node")
                .isNotEqualTo(services(ALONE).at("/streams/volumes").toString());
    }

    @Test
    void volumes_are_declared() {
        for (String file : List.of(ALONE, CLUSTER)) {
            List<String> declared = new ArrayList<>();
            YamlFiles.read(ROOT.resolve(file)).path("volumes").fieldNames().forEachRemaining(declared::add);
            List<String> used = services(file).properties().stream()
                    .flatMap(service -> YamlFiles.texts(service.getValue().path("volumes")).stream())
                    .map(volume -> volume.split(":", 2)[0])
                    .filter(name -> !name.startsWith("."))
                    .toList();

            assertThat(used).hasSameElementsAs(declared);
        }
    }

    @Test
    void what_grafana_is_given_is_there() {
        JsonNode grafana = services(ALONE).path("grafana");
        Path compose = ROOT.resolve("deploy/compose/grafana");
        JsonNode source = YamlFiles.read(compose.resolve("datasources/prometheus.yaml"));
        JsonNode provider = YamlFiles.read(compose.resolve("dashboards/dossier-stats.yaml"));

        assertThat(YamlFiles.texts(grafana.path("volumes")))
                .contains("./deploy:/etc/dossier-stats:ro", "./deploy/compose/grafana:/etc/grafana/provisioning:ro");
        assertThat(inContainer(grafana.at("/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")
                        .asText()))
                .isRegularFile();
        assertThat(inContainer(provider.at("/providers/0/options/path").asText()))
                .isDirectory();
        assertThat(source.at("/datasources/0/type").asText()).isEqualTo("prometheus");
        assertThat(source.at("/datasources/0/url").asText()).isEqualTo("http://prometheus:9090");
        assertThat(Files.exists(compose.resolve("../prometheus.yaml"))).isTrue();
    }

    private static Path inContainer(String path) {
        return ROOT.resolve(path.replaceFirst("^/etc/dossier-stats", "deploy"));
    }

    private static ObjectNode services(String file) {
        return (ObjectNode) YamlFiles.read(ROOT.resolve(file)).path("services");
    }
}
