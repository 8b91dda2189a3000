package org.dossierstats.app.terminal;

import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.dossierstats.ingest.file.Progress;
import org.dossierstats.ingest.relay.Relay;
import org.dossierstats.reporter.Reporter.CountingProgress;
import org.jspecify.annotations.Nullable;

/** A progress bar on stderr, where stderr is a terminal; nothing elsewhere. */
public final class ProgressLine implements Progress, Relay.Progress, CountingProgress, AutoCloseable {
    private static final long MEGABYTE = 1_000_000;

    private final @Nullable ProgressBar bar;

    private ProgressLine(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** Of a file being read. */
    public static ProgressLine ofBytes(String task) {
        return of(task, " MB", MEGABYTE);
    }

    /** Of dossiers being handled. */
    public static ProgressLine ofDossiers(String task) {
        return of(task, " dossiers", 1);
    }

    /** Of rows of a table. */
    public static ProgressLine ofRows(String task) {
        return of(task, " rows", 1);
    }

    /** Of records of a topic. */
    public static ProgressLine ofRecords(String task) {
        return of(task, " records", 1);
    }

    /** Shows how far the counting has come while something waits for it. */
    public static <T> T whileCounting(Function<CountingProgress, T> waiting) {
        try (ProgressLine progress = of("Counting", " events", 1)) {
            return waiting.apply(progress);
        }
    }

    private static ProgressLine of(String task, String unit, long unitSize) {
        if (!Boolean.getBoolean("dossierstats.terminal")) {
            return new ProgressLine(null);
        }
        return new ProgressLine(new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(unit, unitSize)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .build());
    }

    @Override
    public void at(long done, long total) {
        if (bar != null) {
            bar.maxHint(total).stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
