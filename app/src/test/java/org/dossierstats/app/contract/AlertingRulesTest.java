package org.dossierstats.app.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What deploy/ has for Prometheus, by itself; that the meters are there is tested in {@code MonitoringIT}. */
class AlertingRulesTest {
    private static final Path PROMETHEUS = Path.of("..", "deploy", "prometheus");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check rules rules.yaml",
                "test rules rules-test.yaml",
                "check config prometheus.yaml",
                "check config ../compose/prometheus.yaml"
            })
    void promtool_is_content(String command) throws Exception {
        assumeTrue(
                isThere() || Boolean.getBoolean("dossierstats.test.promtool"),
                "there is no promtool; Debian has it in the package prometheus");
        List<String> words = new ArrayList<>(List.of("promtool"));
        words.addAll(List.of(command.split(" ")));

        Process promtool = new ProcessBuilder(words)
                .directory(PROMETHEUS.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }

    @Test
    void every_alert_is_tested_and_says_what_to_do_as_the_document_does() throws IOException {
        String tests = Files.readString(PROMETHEUS.resolve("rules-test.yaml"));
        String document = Files.readString(Path.of("..", "docs", "operations.md"));
        List<String> alerts = new ArrayList<>();
        for (JsonNode group :
                YAML.readTree(PROMETHEUS.resolve("rules.yaml").toFile()).path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                String alert = rule.path("alert").textValue();
                alerts.add(alert);
                assertThat(rule.at("/annotations/summary").asText()).as(alert).isNotBlank();
                assertThat(rule.at("/annotations/description").asText())
                        .as(alert)
                        .hasSizeGreaterThan(60);
                assertThat(rule.at("/labels/severity").asText()).as(alert).isIn("critical", "warning");
                assertThat(tests).contains("alertname: " + alert + "\n");
            }
        }

        assertThat(alerts).hasSizeGreaterThan(6);
        assertThat(Pattern.compile("(?m)^\\| `(DossierStats\\w+)`")
                        .matcher(document)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyElementsOf(alerts);
        assertThat(Pattern.compile("(?m)^## (DossierStats\\w+)$")
                        .matcher(Files.readString(Path.of("..", "docs", "runbooks.md")))
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyElementsOf(alerts);
    }

    @Test
    void the_dashboard_is_of_no_installation() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(
                        Path.of("..", "deploy", "grafana", "dossier-stats.json").toFile());

        assertThat(dashboard.has("id")).isFalse();
        assertThat(dashboard.has("uid")).isFalse();
        assertThat(dashboard.findValuesAsText("uid")).isNotEmpty().containsOnly("${datasource}");
        assertThat(dashboard.path("panels").findValuesAsText("expr")).hasSizeGreaterThan(20);
    }

    private static boolean isThere() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool")));
    }
}
