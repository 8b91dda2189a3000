package org.dossierstats.app.command.option;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dossierstats.app.command.option.PeriodOptions.Calendar;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.period.LastPeriod;
import org.dossierstats.reporter.close.CloseSchedule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which periods a server closes by itself, and when; none by default. */
public final class AutomaticCloseOptions {
    static final int DEFAULT_DAYS = 3;
    static final String DEFAULT_AUTHOR = "dossier-stats automatic close";

    enum Kind {
        month(LastPeriod.MONTH),
        quarter(LastPeriod.QUARTER),
        half(LastPeriod.HALF),
        year(LastPeriod.YEAR);

        private final LastPeriod last;

        Kind(LastPeriod last) {
            this.last = last;
        }
    }

    @Option(
            names = "--close",
            paramLabel = "KIND",
            description = {
                "Close each period of this kind by itself when it is over: ${COMPLETION-CANDIDATES} (docs/closing.md).",
                "May be repeated; without it nothing is closed by itself."
            })
    private @Nullable List<Kind> kinds;

    @Option(
            names = "--close-after",
            paramLabel = "DAYS",
            description = {
                "Whole days to wait for late events after the last day of a period, 0 to 60 (default: " + DEFAULT_DAYS
                        + ").",
                "With 0 it is closed on the first day after it, in the zone of the rules."
            })
    private @Nullable Integer days;

    @Option(
            names = "--close-calendar",
            paramLabel = "CALENDAR",
            description = "Where these periods begin and end: ${COMPLETION-CANDIDATES} (default: statutory).")
    private @Nullable Calendar calendar;

    @Option(
            names = "--close-author",
            paramLabel = "NAME",
            description = "Who answers for what is closed by itself (default: " + DEFAULT_AUTHOR + ").")
    private @Nullable String author;

    /**
     * What is asked for; without kinds if nothing is to be closed.
     *
     * @throws CommandFailure if it cannot be done so, or what belongs to it is given without {@code --close}
     */
    public CloseSchedule schedule() {
        requireUse("--close-after", days);
        requireUse("--close-calendar", calendar);
        requireUse("--close-author", author);
        int waited = Objects.requireNonNullElse(days, DEFAULT_DAYS);
        if (waited < 0 || waited > CloseSchedule.MOST_DAYS) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--close-after must be 0 to " + CloseSchedule.MOST_DAYS + " days, not " + waited);
        }
        try {
            return new CloseSchedule(
                    last(),
                    waited,
                    Objects.requireNonNullElse(calendar, Calendar.statutory).reporting(),
                    Objects.requireNonNullElse(author, DEFAULT_AUTHOR));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "--close-author: " + e.getMessage(), e);
        }
    }

    private void requireUse(String option, @Nullable Object given) {
        if (kinds == null && given != null) {
            throw new CommandFailure(
                    ExitCode.USAGE, option + " is for --close, such as --close month, which is not given");
        }
    }

    private Set<LastPeriod> last() {
        return kinds == null ? Set.of() : kinds.stream().map(kind -> kind.last).collect(Collectors.toUnmodifiableSet());
    }
}
