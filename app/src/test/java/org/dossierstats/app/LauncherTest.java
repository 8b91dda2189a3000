package org.dossierstats.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the program, on a machine where {@code java} and {@code mvn} are stand-ins that tell how they were called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    private static final List<String> TOOLS =
            List.of("dirname", "readlink", "sed", "head", "tail", "find", "mkdir", "cat", "sleep", "touch", "rm");

    @TempDir
    Path directory;

    private Path home;
    private Path bin;

    private record Ended(int exitCode, String out, String err) {}

    @BeforeEach
    void a_checkout_that_was_not_built_and_a_machine_with_nothing_but_the_tools() throws IOException {
        home = Files.createDirectories(directory.resolve("the home"));
        Files.copy(Path.of("..", "dossier-stats"), home.resolve("dossier-stats"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.createDirectories(home.resolve("app/src/main"));
        Files.writeString(home.resolve("app/pom.xml"), "<project/>");
        Files.writeString(home.resolve("app/src/main/Main.java"), "class Main {}");
        bin = Files.createDirectories(directory.resolve("bin"));
        for (String tool : TOOLS) {
            Path real = Stream.of("/bin", "/usr/bin")
                    .map(path -> Path.of(path, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            executable(tool, "exec " + real + " \"$@\"");
        }
    }

    @Test
    void no_java_is_told() throws Exception {
        assertRefused(run(), "there is no java; install a JDK 17 or newer, or set JAVA_HOME");
    }

    @Test
    void a_java_home_without_java_is_told() throws Exception {
        Ended ended = run(Map.of("JAVA_HOME", "/nowhere"));

        assertRefused(ended, "JAVA_HOME is /nowhere, but there is no bin/java in it; point it to a JDK 17 or newer");
    }

    @Test
    void a_java_too_old_is_told_with_its_version() throws Exception {
        java("openjdk version \"11.0.22\" 2024-01-16");
        assertRefused(run(), "Java 17 or newer is needed, " + bin.resolve("java") + " is 11; ");

        java("java version \"1.8.0_292\"");
        assertRefused(run(), "Java 17 or newer is needed, ");
    }

    @Test
    void a_java_that_does_not_work_is_told() throws Exception {
        java("no such thing");

        assertRefused(run(), bin.resolve("java") + " does not tell its version; install a JDK 17 or newer");
    }

    @Test
    void no_maven_is_told_when_there_is_something_to_build() throws Exception {
        java("openjdk version \"17.0.1\" 2021-10-19");

        assertRefused(run(), "there is no mvn to build with; install Apache Maven 3.8 or newer");
    }

    @Test
    void a_build_that_fails_is_told_with_its_end_and_tried_again_the_next_time() throws Exception {
        java("openjdk version \"17.0.1\" 2021-10-19");
        executable("mvn", "echo '[ERROR] Main.java:[1,1] is no good'", "exit 1");

        Ended ended = run();

        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .containsExactly(
                        "dossier-stats: building (about a minute the first time)",
                        "[ERROR] Main.java:[1,1] is no good",
                        "dossier-stats: the build failed; the whole log is in "
                                + home.toRealPath().resolve("app/target/build.log"));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(run()).isEqualTo(ended);
    }

    @Test
    void it_builds_on_first_use_and_again_when_a_source_or_a_pom_is_newer() throws Exception {
        java("openjdk version \"17.0.1\" 2021-10-19");
        maven();

        assertThat(run().err()).isEqualTo("dossier-stats: building (about a minute the first time)\n");
        assertThat(run().err()).as("built already").isEmpty();
        assertThat(builds()).containsExactly("-B -q -Dquick -DskipTests -pl app -am package in " + home.toRealPath());

        for (String changed : List.of("app/src/main/Main.java", "app/pom.xml", "pom.xml")) {
            int before = builds().size();
            touch(home.resolve(changed));
            run();
            assertThat(builds()).as("%s changed", changed).hasSize(before + 1);
            untouch(home.resolve(changed));
        }
    }

    @Test
    void what_is_built_is_run_with_the_arguments_as_they_are_given() throws Exception {
        java("openjdk version \"21\" 2023-09-19");
        built();

        Ended ended = run(
                Map.of("DOSSIER_STATS_OPTS", "-Xmx1g -Ddossierstats.log=DEBUG"),
                "batch",
                "--import",
                "hồ sơ tháng 6.csv");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines())
                .containsSubsequence(
                        "-Ddossierstats.terminal=false",
                        "-Xmx1g",
                        "-Ddossierstats.log=DEBUG",
                        "-jar",
                        jar().toString(),
                        "batch",
                        "--import",
                        "hồ sơ tháng 6.csv",
                        "locale C.UTF-8");
        assertThat(ended.exitCode()).as("that of the program").isEqualTo(42);
    }

    @Test
    void java_home_is_preferred_to_the_path() throws Exception {
        built();
        java("openjdk version \"17.0.1\" 2021-10-19");
        Path jdk = directory.resolve("jdk 17");
        Files.createDirectories(jdk.resolve("bin"));
        Files.move(bin.resolve("java"), jdk.resolve("bin").resolve("java"));

        assertThat(run(Map.of("JAVA_HOME", jdk.toString())).exitCode()).isEqualTo(42);
    }

    @Test
    void through_a_link_it_finds_its_home() throws Exception {
        java("openjdk version \"17.0.1\" 2021-10-19");
        built();
        Path link = Files.createSymbolicLink(bin.resolve("dossier-stats"), home.resolve("dossier-stats"));
        Path relative = Files.createSymbolicLink(directory.resolve("stats"), Path.of("bin", "dossier-stats"));

        assertThat(run(link, Map.of()).out()).contains(jar().toString());
        assertThat(run(relative, Map.of()).out()).contains(jar().toString());
    }

    @Test
    void the_lock_of_a_build_that_was_killed_does_not_hold_up_the_next() throws Exception {
        java("openjdk version \"17.0.1\" 2021-10-19");
        maven();
        Path lock = Files.createDirectories(home.resolve("app/.build-lock"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

        assertThat(run().exitCode()).isEqualTo(42);
        assertThat(lock).doesNotExist();
    }

    @Test
    void a_lock_nobody_signed_does_not_hold_up_the_next_for_long() throws Exception {
        java("openjdk version \"17.0.1\" 2021-10-19");
        maven();
        Path lock = Files.createDirectories(home.resolve("app/.build-lock"));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(180)));

        assertThat(run().exitCode()).isEqualTo(42);
        assertThat(lock).doesNotExist();
    }

    @Test
    void nothing_built_and_nothing_to_build_is_told() throws Exception {
        java("openjdk version \"17.0.1\" 2021-10-19");
        Files.delete(home.resolve("pom.xml"));

        assertRefused(run(), "there is no " + jar() + ", and no pom.xml to build it with");
    }

    private static void assertRefused(Ended ended, String saying) {
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines()).singleElement().asString().startsWith("dossier-stats: " + saying);
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    private Ended run() throws Exception {
        return run(Map.of());
    }

    private Ended run(Map<String, String> environment, String... arguments) throws Exception {
        return run(home.resolve("dossier-stats"), environment, arguments);
    }

    private Ended run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Tells this version; anything else it is told to run, it prints and ends with 42. */
    private void java(String version) throws IOException {
        executable(
                "java",
                "if [ \"$1\" = -version ]; then echo '" + version + "' >&2; exit 0; fi",
                "printf '%s\\n' \"$@\" \"locale $LC_ALL\"",
                "exit 42");
    }

    /** Writes down how it was called, and builds. */
    private void maven() throws IOException {
        executable(
                "mvn",
                "echo \"$* in $PWD\" >>\"" + directory.resolve("builds") + "\"",
                "echo >app/target/dossier-stats.jar");
    }

    private void executable(String name, String... lines) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + String.join("\n", lines) + "\n", UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(directory.resolve("builds"));
    }

    private void built() throws IOException {
        Files.createDirectories(home.resolve("app/target"));
        touch(Files.writeString(jar(), ""));
    }

    private Path jar() throws IOException {
        return home.toRealPath().resolve("app/target/dossier-stats.jar");
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    }

    private static void untouch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
