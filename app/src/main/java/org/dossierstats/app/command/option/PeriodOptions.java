package org.dossierstats.app.command.option;

import java.util.List;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import picocli.CommandLine.Option;

/** Which periods. */
public final class PeriodOptions {
    enum Calendar {
        statutory,
        calendar
    }

    @Option(
            names = "--period",
            required = true,
            paramLabel = "PERIOD",
            description = {
                "2021-06, 2021-Q2, 2021-H1, 2021-9M, 2021, 2021-06-14 or 2021-01-01..2021-06-14.",
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

    public List<Period> periods() {
        ReportingCalendar named =
                calendar == Calendar.statutory ? ReportingCalendar.STATUTORY : ReportingCalendar.CALENDAR;
        try {
            return periods.stream().map(name -> Period.parse(name, named)).toList();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
