package org.dossierstats.app.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.reporter.terminal.Size;

/** The size of the terminal, as stty tells it; looked at again now and then, as it may change. Not thread-safe. */
public final class TerminalSize implements Supplier<Size> {
    private static final long BETWEEN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("([1-9]\\d{0,3}) ([1-9]\\d{0,3})\\s*");

    private Size last = Size.USUAL;
    private long lookedAt = System.nanoTime() - BETWEEN_NANOS;

    @Override
    public Size get() {
        long now = System.nanoTime();
        if (now - lookedAt >= BETWEEN_NANOS) {
            last = look();
            lookedAt = now;
        }
        return last;
    }

    private Size look() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return last;
            }
            return read(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII), last);
        } catch (IOException e) {
            return last; // there is no stty: the usual size
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last;
        }
    }

    /** What it says; the other size if it says nothing of use. */
    static Size read(String said, Size otherwise) {
        Matcher size = ROWS_AND_COLUMNS.matcher(said);
        return size.matches() ? new Size(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1))) : otherwise;
    }
}
