package org.dossierstats.reporter.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.dossierstats.reporter.live.Feed;
import org.jspecify.annotations.Nullable;

/**
 * Draws the board in a terminal, over what was drawn before: one write for all of it, and only if anything in it is new. What stood in the
 * terminal before moves up and can be scrolled to. Closing it gives the terminal back as it was, below the board.
 *
 * <p>Thread safety: drawn by one thread, closed by any.
 */
public final class Screen implements Display, AutoCloseable {
    private static final String ESCAPE = "\u001b[";
    private static final String HOME = ESCAPE + "H";
    private static final String TO_END_OF_LINE = ESCAPE + "K";
    private static final String TO_END_OF_SCREEN = ESCAPE + "J";
    private static final String HIDE_CURSOR = ESCAPE + "?25l";
    private static final String SHOW_CURSOR = ESCAPE + "?25h";
    private static final String REVERSE = ESCAPE + "7m";
    private static final String PLAIN = ESCAPE + "0m";

    private final PrintStream out;
    private final BoardText text;
    private final Supplier<Size> size;
    private @Nullable Drawn drawn;
    private boolean closed;

    /** @param alarm whether the mark says that the numbers may be old, or that there are none */
    private record Drawn(List<String> lines, Size size, boolean alarm) {}

    /** @param size what it is now; asked for each time */
    public Screen(PrintStream out, BoardText text, Supplier<Size> size) {
        this.out = out;
        this.text = text;
        this.size = size;
    }

    @Override
    public synchronized boolean show(Glance glance) {
        if (closed) {
            return false;
        }
        Size fits = size.get();
        Drawn next = new Drawn(text.lines(glance, fits), fits, glance.feed().state() != Feed.State.LIVE);
        if (next.equals(drawn)) {
            return true;
        }
        StringBuilder buffer = new StringBuilder();
        if (drawn == null) {
            buffer.append(HIDE_CURSOR).append("\n".repeat(Math.max(0, fits.rows() - 1)));
        }
        buffer.append(HOME);
        for (int i = 0; i < next.lines().size(); i++) {
            boolean reversed = i == 0 && next.alarm();
            buffer.append(i == 0 ? "" : "\r\n")
                    .append(reversed ? REVERSE : "")
                    .append(next.lines().get(i))
                    .append(reversed ? PLAIN : "")
                    .append(TO_END_OF_LINE);
        }
        drawn = next;
        return write(buffer.append(TO_END_OF_SCREEN).toString());
    }

    @Override
    public synchronized void close() {
        if (!closed && drawn != null) {
            write(PLAIN + SHOW_CURSOR + "\r\n");
        }
        closed = true;
    }

    private boolean write(String buffer) {
        byte[] bytes = buffer.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        return !out.checkError();
    }
}
