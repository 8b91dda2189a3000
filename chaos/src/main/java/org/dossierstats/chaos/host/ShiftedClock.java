package org.dossierstats.chaos.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;

/**
 * A clock of its own for a process, that can jump while it runs: a library of a few lines that is loaded before the system's. Needs a C
 * compiler. libfaketime would do, too, but with it a process that counts took more than a minute until it was ready.
 */
public final class ShiftedClock {
    private static final String SOURCE = "clock.c";

    private final Path library;
    private final Path shift;

    private ShiftedClock(Path directory) {
        this.library = directory.resolve("clock.so");
        this.shift = directory.resolve("shift");
    }

    /**
     * Makes one that is right at first.
     *
     * @throws BenchException if this machine does not have what it needs
     */
    static ShiftedClock make(Children children) {
        Path directory = children.directory("clock");
        ShiftedClock clock = new ShiftedClock(directory);
        Path source = directory.resolve(SOURCE);
        try (InputStream lines = Objects.requireNonNull(ShiftedClock.class.getResourceAsStream(SOURCE))) {
            Files.createDirectories(directory);
            Files.copy(lines, source);
        } catch (IOException e) {
            throw new BenchException("cannot write " + source, e);
        }
        Shell.run("cc", "-shared", "-fPIC", "-O2", "-o", clock.library.toString(), source.toString(), "-ldl");
        clock.shift(Duration.ZERO);
        return clock;
    }

    /** What a command is to be preceded by to see this clock. */
    public List<String> through() {
        return List.of("env", "LD_PRELOAD=" + library, "CHAOS_CLOCK=" + shift);
    }

    /** From now on it is wrong by this; below zero: slow. In place, for processes look at the very file. */
    public void shift(Duration by) {
        ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        seconds.putLong(by.toSeconds());
        try (RandomAccessFile file = new RandomAccessFile(shift.toFile(), "rw")) {
            file.write(seconds.array());
        } catch (IOException e) {
            throw new BenchException("cannot write " + shift, e);
        }
    }
}
