package org.dossierstats.app.command.option;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.period.LastPeriod;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import picocli.CommandLine.Option;

/** Which periods. */
public final class PeriodOptions {
    enum Calendar {
        statutory(ReportingCalendar.STATUTORY),
        calendar(ReportingCalendar.CALENDAR);

        private final ReportingCalendar reporting;

        Calendar(ReportingCalendar reporting) {
            this.reporting = reporting;
        }

        ReportingCalendar reporting() {
            return reporting;
        }
    }

    @Option(
            names = "--period",
            required = true,
            paramLabel = "PERIOD",
            description = {
                "2021-06, 2021-Q2, 2021-H1, 2021-9M, 2021, 2021-06-14 or 2021-01-01..2021-06-14;",
                "last-month, last-quarter, last-half, last-year: the latest that is over, in the zone of the rules.",
                "May be repeated; JSON is then an array in that order."
            })
    private List<String> periods;

    @Option(
            names = "--calendar",
            paramLabel = "CALENDAR",
            defaultValue = "statutory",
            description = {
                "statutory: from the 15th to the 14th (Nghị định 09/2019); calendar: from the 1st to the last day.",
                "Default: ${DEFAULT-VALUE}."
            })
    private Calendar calendar;

    /**
     * Those asked for.
     *
     * @param clock tells which is the last month, in the zone of the office
     */
    public List<Period> periods(Clock clock) {
        LocalDate today = LocalDate.now(clock);
        try {
            return periods.stream().map(name -> period(name, today)).toList();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    /** The only one, where more make no sense. */
    public Period period(Clock clock) {
        if (periods.size() > 1) {
            throw new CommandFailure(ExitCode.USAGE, "give --period once");
        }
        return periods(clock).get(0);
    }

    private Period period(String name, LocalDate today) {
        ReportingCalendar named = calendar.reporting();
        return LastPeriod.named(name).map(last -> last.before(today, named)).orElseGet(() -> Period.parse(name, named));
    }
}
