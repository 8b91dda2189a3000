package org.dossierstats.app.command;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done when the process is told to end (Ctrl-C, SIGTERM). */
final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private Shutdown() {}

    /** Closes these one after the other; closing again what is closed must do nothing. */
    static void closes(AutoCloseable... parts) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            for (AutoCloseable part : parts) {
                                close(part);
                            }
                        },
                        "shutdown"));
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("not closed properly: {}", part.getClass().getSimpleName(), e);
        }
    }
}
