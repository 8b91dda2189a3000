package org.dossierstats.app.it;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dossierstats.reporter.close.AutomaticClose;

/** What is told of closing periods of 2021 in this process, as it comes. */
final class CloseLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger = (Logger) org.slf4j.LoggerFactory.getLogger(AutomaticClose.class);
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    CloseLog() {
        start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String line = event.getLevel() + " " + event.getFormattedMessage();
        if (line.contains("2021-0")) {
            lines.add(line);
        }
    }

    String next() throws InterruptedException {
        String line = lines.poll(Closed.LIMIT.toSeconds(), TimeUnit.SECONDS);
        return line == null ? "nothing was told" : line;
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(null);
    }
}
