package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * A project of docker compose of its own, on free ports, from the program as it was just built. It is there where Docker answers and has
 * compose; with {@code -Ddossierstats.test.broker=docker} it must be, with {@code embedded} it is not. In the end nothing is left of it.
 */
final class Compose implements BeforeAllCallback, AfterAllCallback {
    private static final Path ROOT = Path.of("..");
    private static final String IMAGE = "dossier-stats:test";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final List<String> files;
    private final String project =
            "dossier-stats-test-" + ProcessHandle.current().pid();
    private final Map<String, String> environment = new HashMap<>();
    private List<String> compose = List.of();

    /** @param files of docker compose, the later over the earlier */
    Compose(String... files) {
        this.files = List.of(files);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        String choice = System.getProperty("dossierstats.test.broker", "auto");
        assumeTrue(!choice.equals("embedded"), "without Docker (-Ddossierstats.test.broker=embedded)");
        Optional<List<String>> found = find();
        if (found.isEmpty() && choice.equals("docker")) {
            fail("docker compose is wanted (-Ddossierstats.test.broker=docker) and does not answer");
        }
        assumeTrue(found.isPresent(), "Docker does not answer, or has no compose");
        List<String> command = new ArrayList<>(found.orElseThrow());
        command.addAll(List.of("-p", project));
        files.forEach(file -> command.addAll(List.of("-f", file)));
        compose = List.copyOf(command);
        environment.put("DOSSIER_STATS_IMAGE", IMAGE);
        for (String port : List.of("", "_INGEST", "_KAFKA", "_KAFKA_2", "_KAFKA_3", "_PROMETHEUS", "_GRAFANA")) {
            environment.put("DOSSIER_STATS" + port + "_PORT", freePort());
        }
        run(List.of("docker", "build", "--quiet", "--target", "built", "--tag", IMAGE, "."));
    }

    private Optional<List<String>> find() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        return List.of(List.of("docker", "compose"), List.of("docker-compose")).stream()
                .filter(this::answers)
                .findFirst();
    }

    private boolean answers(List<String> command) {
        try {
            List<String> version = new ArrayList<>(command);
            version.add("version");
            return start(version, Files.createTempFile("compose-", ".out")).waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    /** Starts all and waits until every one of them is healthy. */
    void up(String... options) {
        List<String> arguments = new ArrayList<>(List.of("up", "--detach", "--no-build"));
        arguments.addAll(List.of(options));
        of(arguments.toArray(String[]::new));
        awaitHealthy();
    }

    void awaitHealthy() {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(docker("ps", "--filter", label(), "--format", "{{.Names}} {{.Status}}")
                                .lines())
                        .isNotEmpty()
                        .allMatch(line -> line.contains("(healthy)")));
    }

    /** Keeps the volumes. */
    void down() {
        of("down");
    }

    /** What it says, on both streams. */
    String of(String... arguments) {
        List<String> command = new ArrayList<>(compose);
        command.addAll(List.of(arguments));
        return run(command);
    }

    String docker(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** The containers of a service, by their ids. */
    List<String> containers(String service) {
        return docker("ps", "--quiet", "--filter", label(), "--filter", "label=com.docker.compose.service=" + service)
                .lines()
                .toList();
    }

    /** Where a service is reached whose port is that of this variable. */
    String address(String portVariable) {
        return "http://127.0.0.1:" + environment.get(portVariable);
    }

    private String label() {
        return "label=com.docker.compose.project=" + project;
    }

    private String run(List<String> command) {
        try {
            Path out = Files.createTempFile("compose-", ".out");
            try {
                Process process = start(command, out);
                boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
                process.destroyForcibly();
                String said = Files.readString(out, StandardCharsets.UTF_8);
                assertThat(ended).as("%s ends; it said: %s", command, said).isTrue();
                assertThat(process.exitValue()).as("%s: %s", command, said).isZero();
                return said;
            } finally {
                Files.deleteIfExists(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start(List<String> command, Path out) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.redirectOutput(out.toFile()).start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (compose.isEmpty()) {
            return;
        }
        of("down", "--volumes");
        assertThat(docker("ps", "--all", "--quiet", "--filter", label())).isEmpty();
        assertThat(docker("volume", "ls", "--quiet", "--filter", label())).isEmpty();
        assertThat(docker("network", "ls", "--quiet", "--filter", label())).isEmpty();
    }
}
