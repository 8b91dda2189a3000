package org.dossierstats.ingest.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body that must come in time: a client that sends drop by drop holds a place that others need. */
final class TimedBody extends FilterInputStream {
    private final Duration limit;
    private long deadlineNanos;

    /** It did not. */
    static final class TooSlowException extends IOException {
        private static final long serialVersionUID = 1L;

        TooSlowException(Duration limit) {
            super("the body did not come within " + limit.toSeconds() + " s; send it in parts");
        }
    }

    TimedBody(InputStream in, Duration limit) {
        super(in);
        this.limit = limit;
        renew();
    }

    /** Gives all that is still to come the whole time again: of a stream, each window of lines has it. */
    void renew() {
        deadlineNanos = System.nanoTime() + limit.toNanos();
    }

    @Override
    public int read() throws IOException {
        requireInTime();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        requireInTime();
        return super.read(bytes, offset, length);
    }

    private void requireInTime() throws TooSlowException {
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new TooSlowException(limit);
        }
    }
}
