package org.dossierstats.app.command;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.dossierstats.ingest.file.Progress;
import org.jspecify.annotations.Nullable;

/** A progress bar on stderr, where stderr is a terminal; nothing elsewhere. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long MEGABYTE = 1_000_000;

    private final @Nullable ProgressBar bar;

    private ProgressLine(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static ProgressLine of(String task) {
        if (!Boolean.getBoolean("dossierstats.terminal")) {
            return new ProgressLine(null);
        }
        return new ProgressLine(new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" MB", MEGABYTE)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .build());
    }

    @Override
    public void at(long bytesRead, long bytesTotal) {
        if (bar != null) {
            bar.maxHint(bytesTotal).stepTo(bytesRead);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
