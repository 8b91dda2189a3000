package org.dossierstats.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that was started to be measured. What it says goes to a file, so that reading it costs nothing while it runs. */
public final class Child implements AutoCloseable {
    private static final int LOOK_MS = 5;
    private static final long STOP_LIMIT_S = 30;
    private static final int TOLD_LINES = 12;

    private final String name;
    private final Process process;
    private final Path log;

    Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    public long pid() {
        return process.pid();
    }

    /** Processor time it has used so far, all its threads together. */
    public double cpuSeconds() {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Everything it has said so far. */
    public String said() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BenchException("what " + name + " said cannot be read", e);
        }
    }

    /**
     * Waits until it says this.
     *
     * @throws BenchException if it ends before, or does not within the limit
     */
    public Matcher await(Pattern line, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean ended = !process.isAlive();
            Matcher said = line.matcher(said());
            if (said.find()) {
                return said;
            }
            if (ended || System.nanoTime() > deadline) {
                throw failed(ended ? "ended" : "said nothing of it in " + limit.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    /**
     * Waits until it ends well.
     *
     * @throws BenchException if it fails, or goes on longer than that
     */
    public String awaitEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw failed("did not end within " + limit.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw failed("ended with " + process.exitValue());
        }
        return said();
    }

    /** Sends it a signal, such as STOP. */
    public void signal(String name) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new BenchException("cannot send " + name + " to " + this.name, e);
        }
    }

    /** What it ended with; to be asked when it has. */
    public int exitValue() {
        return process.exitValue();
    }

    /** Fails if it has ended. */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw failed("ended with " + process.exitValue());
        }
    }

    private BenchException failed(String what) {
        List<String> lines = said().lines().toList();
        return new BenchException(name + " " + what + "; it said last:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size())));
    }

    /** Ends it at once, as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it in order; by force if it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
