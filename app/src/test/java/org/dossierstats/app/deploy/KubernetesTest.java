package org.dossierstats.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dossierstats.app.command.DossierStats;
import org.dossierstats.monitor.Monitoring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The manifests in deploy/kubernetes by themselves, without a cluster. */
class KubernetesTest {
    @ParameterizedTest
    @MethodSource("manifests")
    void kubernetes_knows_every_field(Manifest manifest) {
        assertThat(manifest.refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "streams.yaml, readinessProbe, readynessProbe",
        "streams.yaml, volumeClaimTemplates, volumeClaimsTemplates",
        "streams.yaml, maxUnavailable, maxUnavailble",
        "streams.yaml, serviceName, serviceNames",
        "reporter.yaml, secretName, secret",
        "reporter.yaml, drop:, dropped:",
        "closes.yaml, onExitCodes, onExitCode",
        "closes.yaml, schedule:, shedule:",
        "network.yaml, podSelector, podSelektor",
        "topics.yaml, backoffLimit, backofLimit"
    })
    void a_misspelt_field_is_found(String file, String right, String wrong) {
        String text = YamlFiles.text(Manifest.FOLDER.resolve(file));
        assertThat(text).contains(right);

        List<Manifest> misspelt = Manifest.of(file, text.replace(right, wrong));

        assertThat(misspelt.stream().flatMap(manifest -> manifest.refusal().stream()))
                .isNotEmpty()
                .allSatisfy(
                        refusal -> assertThat(refusal).containsAnyOf(wrong.replace(":", ""), right.replace(":", "")));
    }

    @ParameterizedTest
    @MethodSource("running")
    void what_runs_is_a_command_with_options_that_there_are(Manifest manifest) {
        CommandLine commandLine = new CommandLine(new DossierStats());

        CommandLine.ParseResult parsed = commandLine.parseArgs(
                YamlFiles.texts(container(manifest).path("args")).toArray(String[]::new));

        assertThat(parsed.hasSubcommand()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("running")
    void every_file_in_its_arguments_is_in_a_volume(Manifest manifest) {
        JsonNode container = container(manifest);
        List<String> mounted = container.path("volumeMounts").findValuesAsText("mountPath");
        List<String> volumes = Stream.concat(
                        pod(manifest).at("/spec/volumes").findValuesAsText("name").stream(),
                        manifest.json().at("/spec/volumeClaimTemplates").findValuesAsText("name").stream())
                .toList();

        assertThat(YamlFiles.texts(container.path("args")).stream().filter(word -> word.startsWith("/")))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(mounted).anyMatch(mount -> path.startsWith(mount + "/")));
        assertThat(container.path("volumeMounts").findValuesAsText("name")).hasSameElementsAs(volumes);
    }

    @ParameterizedTest
    @MethodSource("running")
    void it_runs_as_nobody_and_writes_nowhere_else(Manifest manifest) {
        JsonNode pod = pod(manifest);
        JsonNode container = container(manifest);

        assertThat(pod.at("/spec/containers")).hasSize(1);
        assertThat(pod.at("/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(YamlFiles.text(Path.of("..", "Dockerfile")))
                .contains("\nUSER " + pod.at("/spec/securityContext/runAsUser").asText() + ":"
                        + pod.at("/spec/securityContext/runAsGroup").asText() + "\n");
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(YamlFiles.texts(container.at("/securityContext/capabilities/drop")))
                .containsExactly("ALL");
        assertThat(container.at("/resources/requests/cpu").asText()).isNotBlank();
        assertThat(container.at("/resources/requests/memory").asText())
                .isNotBlank()
                .isEqualTo(container.at("/resources/limits/memory").asText());
    }

    @ParameterizedTest
    @MethodSource("serving")
    void what_serves_is_asked_where_it_listens(Manifest manifest) {
        JsonNode container = container(manifest);
        List<String> arguments = YamlFiles.texts(container.path("args"));
        int option = Math.max(arguments.indexOf("--port"), arguments.indexOf("--monitor-port"));

        assertThat(container.at("/ports/0/containerPort").asText()).isEqualTo(arguments.get(option + 1));
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            JsonNode asked = container.path(probe).path("httpGet");
            assertThat(asked.path("port")).as(probe).isEqualTo(container.at("/ports/0/name"));
            assertThat(asked.path("path").asText())
                    .as(probe)
                    .isEqualTo(probe.equals("readinessProbe") ? Monitoring.READY : Monitoring.LIVE);
        }
    }

    @ParameterizedTest
    @MethodSource("serving")
    void what_serves_has_a_service_and_a_budget_that_choose_its_pods(Manifest manifest) {
        JsonNode labels = pod(manifest).at("/metadata/labels");

        assertThat(named(manifest.name(), "Service").json().at("/spec/selector"))
                .isEqualTo(labels);
        assertThat(named(manifest.name(), "Service").json().at("/spec/ports/0/targetPort"))
                .isEqualTo(container(manifest).at("/ports/0/name"));
        assertThat(named(manifest.name(), "PodDisruptionBudget").json().at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
        assertThat(manifest.json().at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(pod(manifest).at("/spec/topologySpreadConstraints/0/labelSelector/matchLabels"))
                .isEqualTo(labels);
    }

    @Test
    void as_many_partitions_as_there_may_be_streams_to_share_them() {
        List<String> topics =
                YamlFiles.texts(container(named("dossier-stats-topics", "Job")).path("args"));
        int partitions = Integer.parseInt(topics.get(topics.indexOf("--partitions") + 1));

        assertThat(partitions)
                .isGreaterThanOrEqualTo(named("dossier-stats-streams", "StatefulSet")
                        .json()
                        .at("/spec/replicas")
                        .asInt());
    }

    @Test
    void all_files_are_in_the_kustomization_and_nothing_names_a_namespace() {
        JsonNode kustomization = YamlFiles.read(Manifest.FOLDER.resolve("kustomization.yaml"));
        Set<String> files = new TreeSet<>();
        manifests().forEach(manifest -> files.add(manifest.file()));

        assertThat(YamlFiles.texts(kustomization.path("resources"))).containsExactlyInAnyOrderElementsOf(files);
        assertThat(kustomization.at("/images/0/name").asText()).isEqualTo("dossier-stats");
        assertThat(manifests())
                .allSatisfy(manifest ->
                        assertThat(manifest.json().findValue("namespace")).isNull());
        assertThat(running())
                .allSatisfy(manifest ->
                        assertThat(container(manifest).path("image").asText()).isEqualTo("dossier-stats"));
    }

    private static List<Manifest> manifests() {
        return Manifest.all();
    }

    private static List<Manifest> running() {
        return manifests().stream()
                .filter(manifest -> manifest.pod().isPresent())
                .toList();
    }

    private static List<Manifest> serving() {
        return running().stream()
                .filter(manifest -> Set.of("Deployment", "StatefulSet").contains(manifest.kind()))
                .toList();
    }

    private static Manifest named(String name, String kind) {
        return manifests().stream()
                .filter(manifest ->
                        manifest.name().equals(name) && manifest.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode pod(Manifest manifest) {
        return manifest.pod().orElseThrow();
    }

    private static JsonNode container(Manifest manifest) {
        return manifest.container().orElseThrow();
    }
}
