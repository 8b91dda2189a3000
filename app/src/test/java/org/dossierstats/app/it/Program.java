package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.app.Main;

/** The program in a process of its own, as a person starts it. Closing it kills it. */
final class Program implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Program start(String... arguments) {
        return startMain(Main.class, arguments);
    }

    /** Another program of the tests. */
    static Program startMain(Class<?> main, String... arguments) {
        return start(main, List.of(), arguments);
    }

    /** The program with no more heap than this, such as 128m. */
    static Program startWithHeap(String most, String... arguments) {
        return start(Main.class, List.of("-Xmx" + most), arguments);
    }

    /** The program with all it logs, not only what a person wants to know. */
    static Program startTellingAll(String... arguments) {
        return start(Main.class, List.of("-Ddossierstats.log=DEBUG"), arguments);
    }

    /** The program with DOSSIER_STATS_LOG of this value. */
    static Program startLogging(String format, String... arguments) {
        return start(Main.class, List.of("-DDOSSIER_STATS_LOG=" + format), arguments);
    }

    /** The program with these variables in its environment, and with all it and Kafka's clients log. */
    static Program startTellingAll(Map<String, String> environment, String... arguments) {
        return start(
                Main.class,
                List.of("-Ddossierstats.log=DEBUG", "-Ddossierstats.kafka.log=DEBUG"),
                environment,
                arguments);
    }

    private static Program start(Class<?> main, List<String> options, String... arguments) {
        return start(main, options, Map.of(), arguments);
    }

    private static Program start(
            Class<?> main, List<String> options, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("program-", ".out");
            Path err = Files.createTempFile("program-", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            return new Program(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it says so on stderr, and gives the first group. */
    String awaitSaying(String pattern) {
        Pattern awaited = Pattern.compile(pattern);
        await().atMost(START_LIMIT).pollInterval(Duration.ofMillis(50)).until(() -> {
            assertThat(process.isAlive()).as("runs; stderr: %s", err()).isTrue();
            return awaited.matcher(err()).find();
        });
        Matcher said = awaited.matcher(err());
        assertThat(said.find()).isTrue();
        return said.groupCount() == 0 ? said.group() : said.group(1);
    }

    Ended awaitEnd(Duration limit) throws InterruptedException {
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(ended).as("ends within %s; stderr: %s", limit, err()).isTrue();
        return new Ended(process.exitValue(), read(out), err());
    }

    /** Kills it if it has not ended by then. */
    void awaitEndOrKill(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    /** As Ctrl-C and a service manager do. */
    void terminate() {
        process.destroy();
    }

    /** With SIGKILL: it has no time to do anything about it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What it has printed so far. */
    String out() {
        return read(out);
    }

    /** How it was called, as everybody on the machine sees. */
    String commandLine() throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).replace('\0', ' ');
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException, IOException {
        kill();
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }
}
