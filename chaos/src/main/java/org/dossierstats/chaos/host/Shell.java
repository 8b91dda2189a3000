package org.dossierstats.chaos.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dossierstats.bench.process.BenchException;

/** Commands of the machine that do one thing and end. */
final class Shell {
    private Shell() {}

    /**
     * Runs one.
     *
     * @throws BenchException if it fails; the message is what it said
     */
    static void run(String... command) {
        List<String> words = List.of(command);
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new BenchException(String.join(" ", words) + ": " + said);
            }
        } catch (IOException e) {
            throw new BenchException(words.get(0) + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException(words.get(0) + " was interrupted", e);
        }
    }

    /** The same where it does not matter whether it fails. */
    static void tryTo(String... command) {
        try {
            run(command);
        } catch (BenchException e) {
            // What was to be undone was not there.
            return;
        }
    }
}
