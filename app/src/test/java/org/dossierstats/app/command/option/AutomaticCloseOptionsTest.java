package org.dossierstats.app.command.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.period.LastPeriod;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.close.CloseSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** What a server is told to close by itself: default, mapping, bad values. */
class AutomaticCloseOptionsTest {
    @Command
    private static final class Server {
        @Mixin
        private AutomaticCloseOptions closing;
    }

    @Test
    void by_default_nothing_is_closed() {
        assertThat(schedule().kinds()).isEmpty();
    }

    @Test
    void only_the_kinds_must_be_told() {
        assertThat(schedule("--close", "month"))
                .isEqualTo(new CloseSchedule(
                        Set.of(LastPeriod.MONTH), 3, ReportingCalendar.STATUTORY, "dossier-stats automatic close"));
    }

    @Test
    void all_can_be_told() {
        CloseSchedule schedule = schedule(
                "--close=year",
                "--close=half",
                "--close=quarter",
                "--close=month",
                "--close=month",
                "--close-after=0",
                "--close-calendar=calendar",
                "--close-author=Phòng Một cửa");

        assertThat(schedule)
                .isEqualTo(
                        new CloseSchedule(Set.of(LastPeriod.values()), 0, ReportingCalendar.CALENDAR, "Phòng Một cửa"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60})
    void the_days_go_from_none_to_60(int days) {
        assertThat(schedule("--close", "half", "--close-after", String.valueOf(days))
                        .days())
                .isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--close month --close-after -1 | --close-after must be 0 to 60 days, not -1",
                "--close month --close-after 61 | --close-after must be 0 to 60 days, not 61",
                "--close month --close-author=  | --close-author: the author is blank",
                "--close-after 3 | --close-after is for --close, such as --close month, which is not given",
                "--close-calendar calendar | --close-calendar is for --close, such as --close month, which is not given",
                "--close-author A | --close-author is for --close, such as --close month, which is not given"
            })
    void what_cannot_be_done_is_refused(String options, String message) {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> schedule(options.split(" ")))
                .withMessage(message)
                .matches(failure -> failure.exitCode() == ExitCode.USAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--close week | month, quarter, half, year",
                "--close month --close-after three | '--close-after'",
                "--close month --close-calendar lunar | statutory, calendar"
            })
    void what_there_is_not_is_refused_with_what_there_is(String options, String message) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> schedule(options.split(" ")))
                .withMessageContaining(message);
    }

    private static CloseSchedule schedule(String... options) {
        Server server = new Server();
        new CommandLine(server).parseArgs(options);
        return server.closing.schedule();
    }
}
