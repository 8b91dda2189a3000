package org.dossierstats.app.command.option;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a result goes. */
final class OutOption {
    @Option(names = "--out", paramLabel = "FILE", description = "Write the result there, not to standard output.")
    private @Nullable Path out;

    boolean isGiven() {
        return out != null;
    }

    /** Finds out before the work, not after it, that it cannot be written there. */
    void check() {
        if (out != null && !Files.isDirectory(directory(out))) {
            throw new CommandFailure(ExitCode.USAGE, "--out " + out + ": there is no directory " + directory(out));
        }
    }

    private static Path directory(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    /** What is to be written. */
    interface Content {
        void write(OutputStream to) throws IOException;
    }

    /** Writes it to the file, or to standard output if there is none. */
    void write(Content content, PrintStream stdout) {
        try {
            if (out == null) {
                content.write(stdout);
                stdout.flush();
            } else {
                write(content, out);
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    "cannot write " + (out == null ? "to standard output" : "--out " + out) + ": " + e.getMessage(),
                    e);
        }
    }

    /** Whole or not at all. */
    private static void write(Content content, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path written = Files.createTempFile(directory(file), ".dossier-stats-", ".tmp");
        try {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(written))) {
                content.write(to);
            }
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
