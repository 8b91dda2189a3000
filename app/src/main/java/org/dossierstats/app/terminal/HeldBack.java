package org.dossierstats.app.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Holds back what is told on stderr while something is drawn in the same terminal, and tells it when that has ended. */
public final class HeldBack implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;

    private final PrintStream err = System.err;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean closed;

    private HeldBack() {}

    /** From now on; only if stderr is a terminal. */
    public static HeldBack start() {
        HeldBack start = new HeldBack();
        if (Boolean.getBoolean("dossierstats.terminal")) {
            System.setErr(new PrintStream(start.new Holding(), true, StandardCharsets.UTF_8));
        }
        return start;
    }

    private synchronized void hold(byte[] bytes, int from, int length) {
        if (closed) {
            err.write(bytes, from, length);
            err.flush();
        } else if (held.size() + length <= MOST_BYTES) {
            held.write(bytes, from, length);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            System.setErr(err);
            err.write(held.toByteArray(), 0, held.size());
            err.flush();
        }
    }

    private final class Holding extends OutputStream {
        @Override
        public void write(int one) {
            hold(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            hold(bytes, from, length);
        }
    }
}
