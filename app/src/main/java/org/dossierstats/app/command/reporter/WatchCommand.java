package org.dossierstats.app.command.reporter;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.HeldBack;
import org.dossierstats.app.terminal.Shutdown;
import org.dossierstats.app.terminal.TerminalSize;
import org.dossierstats.reporter.LiveCounts;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.form.Language;
import org.dossierstats.reporter.live.LiveSource;
import org.dossierstats.reporter.terminal.BoardText;
import org.dossierstats.reporter.terminal.PlainLines;
import org.dossierstats.reporter.terminal.Screen;
import org.dossierstats.reporter.terminal.Watch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reporter watch}. */
@Command(
        name = "watch",
        description = {
            "Show what stands right now, in the terminal, and what changes; Ctrl-C ends it.",
            "Where standard output is no terminal it is a line for each change, at most one a second."
        })
final class WatchCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    enum Speech {
        en,
        vi
    }

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private RulesOptions rules;

    @Option(names = "--agency", paramLabel = "AGENCY", description = "Only the dossiers of this agency.")
    private @Nullable String agency;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); lines are the same in both.")
    private Speech language;

    @Option(names = "--plain", description = "Lines, in a terminal too.")
    private boolean plain;

    @Option(names = "--once", description = "Print one line, as soon as the counts are whole, and exit.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        try (Reporter reporter = Reporter.start(kafka.client(), rules.asked())) {
            Watch watch = new Watch(new Counts(reporter, rules.clock()), this::isAsked, rules.clock());
            if (once) {
                lines().show(watch.once(LIMIT));
            } else if (plain || !Boolean.getBoolean("dossierstats.stdout.terminal")) {
                watch.run(lines());
            } else {
                draw(watch, System.out);
            }
        }
        return ExitCode.OK.code();
    }

    private boolean isAsked(String other) {
        return agency == null || agency.equals(other);
    }

    private static PlainLines lines() {
        return new PlainLines(System.out, System::nanoTime);
    }

    private void draw(Watch watch, PrintStream terminal) throws InterruptedException {
        BoardText text = new BoardText(Language.valueOf(language.name().toUpperCase(Locale.ROOT)), agency);
        try (HeldBack told = HeldBack.start();
                Screen screen = new Screen(terminal, text, new TerminalSize())) {
            Shutdown.closes(screen, told);
            watch.run(screen);
        }
    }

    /** @param clock tells what day it is */
    private record Counts(Reporter reporter, Clock clock) implements LiveSource {
        @Override
        public @Nullable LiveCounts live(Predicate<String> visible) {
            return reporter.live(clock, visible);
        }

        @Override
        public long lag() {
            return reporter.lag();
        }
    }
}
