package org.dossierstats.chaos.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;

/** A file system of its own for a process, small enough to be filled. It is in memory; needs root. */
public final class SmallDisk {
    private static final int MEGABYTES = 128;
    private static final long BYTES = MEGABYTES * 1024L * 1024;
    private static final int CHUNK = 1 << 16;

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes one, which is gone with the processes.
     *
     * @throws BenchException if this machine does not allow it
     */
    static SmallDisk make(Children children) {
        Path directory = children.directory("disk");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new BenchException("cannot make " + directory, e);
        }
        Shell.run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", directory.toString());
        children.afterwards(() -> Shell.tryTo("umount", "-l", directory.toString()));
        return new SmallDisk(directory);
    }

    /** Where it is mounted. */
    public Path directory() {
        return directory;
    }

    /** Takes all room there is. */
    public void fill() {
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(filler())) {
            for (long written = 0; written < 2 * BYTES; written += CHUNK) {
                out.write(chunk);
            }
        } catch (IOException e) {
            if (directory.toFile().getUsableSpace() < CHUNK) {
                return;
            }
            throw new BenchException("cannot fill " + directory, e);
        }
        throw new BenchException(directory + " cannot be filled");
    }

    /** Gives it back. */
    public void clear() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new BenchException("cannot delete " + filler(), e);
        }
    }

    private Path filler() {
        return directory.resolve("filler");
    }
}
