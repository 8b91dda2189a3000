package org.dossierstats.app.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a directory to one broker. Kafka has a lock too, but a broker that is its own controller takes it only after it has written to
 * the metadata log, which breaks that of the broker already there. The operating system lets go of it when the process ends, however.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "dossier-stats.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws BrokerException if another broker holds it */
    static DirectoryLock on(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isTaken(channel)) {
            return new DirectoryLock(channel);
        }
        channel.close();
        throw new BrokerException("Kafka does not start in " + directory + ": another process is using that directory");
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
