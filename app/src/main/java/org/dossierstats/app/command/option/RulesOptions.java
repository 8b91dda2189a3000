package org.dossierstats.app.command.option;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.settings.SettingsException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The rules that decide figures. */
public final class RulesOptions {
    @Option(
            names = "--rules",
            paramLabel = "RULES",
            description = "YAML file with the rules that decide figures (docs/rules.md; default: Vietnam's).")
    private @Nullable Path file;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of the office's day (default: that of the rules, Asia/Ho_Chi_Minh).")
    private @Nullable String zone;

    private @Nullable Rulebook rulebook;

    /** Those asked for; null if it was left to the default. */
    @Nullable
    public Rules asked() {
        return file == null && zone == null ? null : rules();
    }

    public Rules rules() {
        return rulebook().rules();
    }

    /** What day it is in the zone of the rules. */
    public Clock clock() {
        return Clock.system(rules().zone());
    }

    /** Says on stderr what is not certain of the working days of these periods. */
    public void tellDoubts(List<Period> periods) {
        periods.stream()
                .flatMap(period -> rulebook().doubts(period.from(), period.to()).stream())
                .distinct()
                .forEach(doubt -> System.err.println("dossier-stats: note: " + doubt));
    }

    private Rulebook rulebook() {
        if (rulebook == null) {
            rulebook = read();
        }
        return rulebook;
    }

    private Rulebook read() {
        try {
            Rulebook read = file == null ? Rulebook.defaults() : Rulebook.read(file);
            return zone == null ? read : read.in(ZoneId.of(zone));
        } catch (SettingsException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        } catch (DateTimeException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--zone '" + zone + "' is not a time zone such as Asia/Ho_Chi_Minh or UTC", e);
        }
    }
}
