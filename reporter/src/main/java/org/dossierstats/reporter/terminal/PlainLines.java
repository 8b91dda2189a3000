package org.dossierstats.reporter.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.dossierstats.reporter.LiveCounts;
import org.jspecify.annotations.Nullable;

/**
 * For programs and logs: a line for each change, but not more than one a second. A line is a time and words like {@code open=512}; what is
 * not known is –.
 */
public final class PlainLines implements Display {
    private static final long BETWEEN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String NOT_KNOWN = "–";

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private @Nullable String last;
    private long lastAt;

    /** @param nanoTime a time that goes on evenly: {@link System#nanoTime} */
    public PlainLines(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean show(Glance glance) {
        String figures = figures(glance);
        long now = nanoTime.getAsLong();
        if (figures.equals(last) || (last != null && now - lastAt < BETWEEN_NANOS)) {
            return true;
        }
        last = figures;
        lastAt = now;
        byte[] line = (time(glance.now()) + " " + figures + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        return !out.checkError();
    }

    private static String figures(Glance glance) {
        LiveCounts live = glance.live();
        StringJoiner words = new StringJoiner(" ");
        for (Counter counter : Counter.ALL) {
            words.add(counter.name() + "="
                    + orNot(
                            live == null
                                    ? null
                                    : counter.of().applyAsLong(live.board().total())));
        }
        words.add("lag=" + orNot(glance.lag()));
        words.add("feed=" + glance.feed().state().name().toLowerCase(Locale.ROOT));
        words.add("today=" + orNot(live == null ? null : live.board().today()));
        ZonedDateTime newest = glance.newest();
        words.add("newest=" + orNot(newest == null ? null : time(newest)));
        words.add("cut=" + orNot(live == null ? null : cut(live)));
        return words.toString();
    }

    private static String orNot(@Nullable Object known) {
        return Objects.toString(known, NOT_KNOWN);
    }

    private static String cut(LiveCounts live) {
        return live.cut().entrySet().stream()
                .map(partition -> partition.getKey() + ":" + partition.getValue())
                .collect(Collectors.joining(","));
    }

    private static String time(ZonedDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
