package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dossierstats.app.Main;

/** The program in a pseudo-terminal, which {@code script} of util-linux gives. */
final class Terminal implements AutoCloseable {
    static final char CTRL_C = '\u0003';

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final String HOME = "\u001b[H";

    private final Process process;
    private final Path shown;

    private Terminal(Process process, Path shown) {
        this.process = process;
        this.shown = shown;
    }

    /** Whether this machine can give one. */
    static boolean isThere() {
        return Files.isExecutable(SCRIPT);
    }

    static Terminal start(int rows, int columns, String... arguments) throws IOException {
        Path shown = Files.createTempFile("terminal-", ".out");
        String program = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-Dfile.encoding=UTF-8",
                                "-Ddossierstats.terminal=true",
                                "-Ddossierstats.stdout.terminal=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()),
                        Stream.of(arguments))
                .map(argument -> "'" + argument + "'")
                .collect(Collectors.joining(" "));
        String command = "stty rows " + rows + " cols " + columns + "; exec " + program;
        Process process = new ProcessBuilder(List.of(SCRIPT.toString(), "-q", "-e", "-c", command, "/dev/null"))
                .redirectOutput(shown.toFile())
                .redirectErrorStream(true)
                .start();
        return new Terminal(process, shown);
    }

    /** Everything the terminal was sent. */
    String shown() throws IOException {
        return Files.readString(shown, StandardCharsets.UTF_8);
    }

    /** What was drawn last, without what only moves the cursor. */
    String frame() throws IOException {
        String all = shown();
        return all.substring(all.lastIndexOf(HOME) + (all.contains(HOME) ? HOME.length() : 1))
                .replaceAll("\u001b\\[\\??[0-9]*[A-Za-z]", "")
                .replace("\r", "");
    }

    /** A key, as a person does. */
    void press(char key) throws IOException {
        OutputStream keys = process.getOutputStream();
        keys.write(key);
        keys.flush();
    }

    void awaitEnd(Duration limit) throws IOException, InterruptedException {
        assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                .as("ends within %s; shown: %s", limit, shown())
                .isTrue();
    }

    @Override
    public void close() throws InterruptedException, IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        Files.deleteIfExists(shown);
    }
}
