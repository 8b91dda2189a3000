package org.dossierstats.app.terminal;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done when the process is told to end (Ctrl-C, SIGTERM). */
public final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Shutdown() {}

    /** Closes these one after the other; closing again what is closed must do nothing. */
    public static void closes(AutoCloseable... parts) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeWithin(LIMIT, parts), "shutdown"));
    }

    /** A part that does not end is left to the end of the process: whoever asked for that does not wait for ever. */
    private static void closeWithin(Duration limit, AutoCloseable... parts) {
        Thread closing = new Thread(
                () -> {
                    for (AutoCloseable part : parts) {
                        close(part);
                    }
                },
                "closing");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closing.isAlive()) {
            LOG.warn("not closed within {} s", limit.toSeconds());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("not closed properly: {}", part.getClass().getSimpleName(), e);
        }
    }
}
