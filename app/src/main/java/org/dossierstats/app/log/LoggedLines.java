package org.dossierstats.app.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Makes a log message of each line that is printed. */
final class LoggedLines extends OutputStream {
    private static final Logger LOG = LoggerFactory.getLogger("org.dossierstats.app.stderr");

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            log();
        } else if (octet != '\r') {
            line.write(octet);
        }
    }

    private void log() {
        String said = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!said.isBlank()) {
            LOG.atLevel(level(said)).log("{}", said);
        }
    }

    /** As the commands begin their lines. */
    private static Level level(String said) {
        if (said.startsWith("dossier-stats: note:")) {
            return Level.WARN;
        }
        return said.startsWith("dossier-stats: ") ? Level.ERROR : Level.INFO;
    }

    /** What was printed without an end of line. */
    @Override
    public synchronized void close() {
        log();
    }
}
